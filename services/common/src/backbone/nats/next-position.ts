/** How many positions a millisecond has. */
const PER_MILLISECOND = 1n << 18n;

/**
 * The position of the next entry: the time, in parts of a millisecond; where the clock is behind what the log already
 * has, or what this process has seen of it, the one after that. It has 18 digits until the year 2090, and
 * fits PostgreSQL's bigint.
 *
 * A server that loses its last seconds (a power failure before they were on its disk) gets their events published again,
 * under numbers that its stream has already given out. Positions made of time are higher than any that readers have
 * seen, so who goes on from a lost place gets these events, rather than miss them.
 */
export function nextPosition(lastInLog: bigint, highestSeen: bigint, now = Date.now()): bigint {
  const byTime = BigInt(now) * PER_MILLISECOND;
  return [lastInLog + 1n, highestSeen + 1n].reduce((most, each) => (each > most ? each : most), byTime);
}
