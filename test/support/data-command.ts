import { execFile } from 'node:child_process';
import path from 'node:path';
import { root, type Site } from './launcher.js';

export interface DataRun {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs `npm run data:check`, `data:dump` or `data:load` as it runs below npm, for the hub of a site. */
export function dataCommand(
  site: Site,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<DataRun> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [path.join(root, 'local/data.mjs'), ...args],
      { cwd: root, env: site.environment(env), maxBuffer: 64 * 1024 * 1024 },
      (error, output, errors) => resolve({ code: Number(error?.code ?? 0), output, errors: errors.trim() }),
    );
  });
}
