/**
 * Loaded before a process's own code (`node --import`): ends the process when the launcher has died. The launcher
 * holds the other end of standard input, which the system closes with it, however it went.
 */
const PATIENCE_MS = 8_000;

process.stdin.once('close', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), PATIENCE_MS).unref();
});
process.stdin.on('error', () => {});
process.stdin.resume();
// Watching is no reason to go on running.
(process.stdin as unknown as { unref(): void }).unref();
