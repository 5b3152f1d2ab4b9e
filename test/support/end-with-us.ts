import { type ChildProcess, spawn } from 'node:child_process';

/** Ends a process at once when this one ends, however that comes about: it would run for good. */
export function endWithUs(child: ChildProcess): void {
  const keeper = spawn('sh', ['-c', 'cat >/dev/null; kill -9 "$1"', 'sh', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.once('exit', () => keeper.kill('SIGKILL'));
}
