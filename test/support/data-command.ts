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
export function dataCommand(
  site: Site,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<DataRun> {
  return startDataCommand(site, args, env).end;
}

/** Starts what {@link dataCommand} runs to its end. */
export function startDataCommand(
  site: Site,
  args: readonly string[],
  env: Record<string, string> = {},
): StartedDataCommand {
  const child = spawn(process.execPath, [path.join(root, 'local/data.mjs'), ...args], {
    cwd: root,
    env: site.environment(env),
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
