import { spawn } from 'node:child_process';

/** The operating-system account a process runs under. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** What a finished command left behind; `code` is null where it could not start or was ended by a signal. */
export interface Finished {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a command to its end, under another account where one is given. Never rejects: a failure is a code. */
export function run(command: string, args: readonly string[], account?: Account): Promise<Finished> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, {
      ...(account && { uid: account.uid, gid: account.gid }),
      // The caller's directory may be closed to the other account.
      cwd: '/',
      // LC_ALL: messages in English wherever we read or print them.
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output: output.trim() }));
  });
}
