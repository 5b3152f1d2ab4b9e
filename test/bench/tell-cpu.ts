/** Loaded into a measured process before its own program: answers with the CPU time used, or the memory. */
process.on('message', (asked) => {
  if (asked === 'cpu') process.send?.(process.cpuUsage());
  if (asked === 'memory') process.send?.(residentAfterCollection());
});
// A bench that is killed leaves nothing running.
process.once('disconnect', () => process.exit());

function residentAfterCollection(): number {
  // The second one takes what the finalisers of the first have let go.
  for (let turn = 0; turn < 2; turn += 1) globalThis.gc?.();
  return process.memoryUsage.rss();
}
