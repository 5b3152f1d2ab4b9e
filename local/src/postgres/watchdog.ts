import { spawn } from 'node:child_process';

/**
 * A shell that waits for a line on its standard input, which we hold the other end of. A line means that all is
 * well; the end of input without one means that this process died without stopping the server. The server is then
 * asked to end when its clients have gone (the services end by themselves), and told to after ten seconds.
 */
const SCRIPT = `
read -r line
[ -n "$line" ] && exit 0
kill -TERM "$1" 2>/dev/null
for second in 1 2 3 4 5 6 7 8 9 10; do
  kill -0 "$1" 2>/dev/null || exit 0
  sleep 1
done
kill -INT "$1" 2>/dev/null`;

/**
 * Ends a server when this process dies without having done so.
 *
 * @returns dismisses the watchdog, to be called when the server has ended; safe to repeat.
 */
export function startWatchdog(serverPid: number): () => void {
  const shell = spawn('/bin/sh', ['-c', SCRIPT, 'watchdog', String(serverPid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.on('error', () => {});
  shell.stdin.on('error', () => {});
  shell.unref();
  return () => {
    if (shell.stdin.writable) shell.stdin.end('dismissed\n');
  };
}
