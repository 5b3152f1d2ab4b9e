/** How often the clock is looked at, and how much of the time between two looks counts though nothing was computed. */
const LOOK_MS = 5;
const MOST_IDLE_MS = 20;

let lived = 0;
let seen = performance.now();
let computed = process.cpuUsage();

/**
 * The time that this process could use: what passes while the machine gives it no turn does not count. For what the product
 * promises to do within a time, where the product runs in the process of the test. Unit: milliseconds since some moment.
 */
export function ownTime(): number {
  const now = performance.now();
  const { user, system } = process.cpuUsage(computed);
  lived += Math.min(now - seen, MOST_IDLE_MS + (user + system) / 1_000);
  seen = now;
  computed = process.cpuUsage();
  return lived;
}

setInterval(ownTime, LOOK_MS).unref();
