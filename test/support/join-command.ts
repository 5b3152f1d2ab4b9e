import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root, type Site } from './launcher.js';

/** One run of `npm run region:join`. */
export interface JoinRun {
  readonly child: ChildProcess;
  /** Its exit code (null where it was killed), and what it wrote. */
  readonly end: Promise<{ code: number | null; output: string; errors: string }>;
}

/** Runs `npm run region:join -- …` as it runs below npm, for the hub of a site. */
export function joinCommand(site: Site, ...args: string[]): JoinRun {
  const child = spawn(process.execPath, [path.join(root, 'local/region-join.mjs'), ...args], {
    cwd: root,
    env: site.environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return { child, end: once(child, 'close').then(([code]) => ({ code, output, errors: errors.trim() })) };
}
