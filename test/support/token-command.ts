import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from './launcher.js';

const run = promisify(execFile);

/** Runs `npm run -s token -- …` with nothing but these variables. Rejects as execFile does, with what it wrote. */
export const tokenCommand = (env: Record<string, string>, ...args: string[]) =>
  run(process.execPath, [path.join(root, 'local/token.mjs'), ...args], { env: { PATH: '', ...env } });
