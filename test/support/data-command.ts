import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root, type Site } from './launcher.js';

export interface DataRun {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** A command that is under way. */
export interface StartedDataCommand {
  readonly child: ChildProcess;
  /** What it has written so far on standard error. */
  readonly errors: () => string;
  readonly end: Promise<DataRun>;
}

/** Runs `npm run data:check`, `data:dump` or `data:load` as it runs below npm, for the hub of a site. */
export const dataCommand = (
  site: Site,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<DataRun> => startDataCommand(site, args, env).end;

/** Starts what {@link dataCommand} runs to its end. */
export const startDataCommand = (
  site: Site,
  args: readonly string[],
  env: Record<string, string> = {},
): StartedDataCommand => startLocalCommand(site, 'data.mjs', args, env);

/** Runs a command of the launcher's as it runs below npm, such as `history.mjs`, for the hub of a site. */
export const localCommand = (
  site: Site,
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<DataRun> => startLocalCommand(site, script, args, env).end;

/** Starts what {@link localCommand} runs to its end. */
export const startLocalCommand = (
  site: Site,
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
): StartedDataCommand => start(path.join('local', script), args, site.environment(env));

/** Runs a command of a service by itself: `node dist/main.js verify`. */
export const serviceCommand = (
  service: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<DataRun> => start(path.join('services', service, 'dist/main.js'), args, env).end;

function start(script: string, args: readonly string[], env: NodeJS.ProcessEnv): StartedDataCommand {
  const child = spawn(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
    });
  }
  const end = once(child, 'close').then(([code]) => ({
    code: Number(code ?? -1),
    output: texts.stdout,
    errors: texts.stderr.trim(),
  }));
  return { child, errors: () => texts.stderr, end };
}
