import { type Backbone, HubError, parsePgSnapshot, type Tail } from '@hub/common';
import type { CounterSnapshot } from '../repositories/counter-repository.js';

/** The relay copies within some ten milliseconds: beyond this it does not run, or the log can't be written to. */
const PATIENCE_MS = 10_000;
/** For how many times as long is waited for a log that was made anew, and grows. */
const WHILE_GROWING = 6;

/**
 * Waits until the log has every change that was seen when counters were read.
 *
 * @param copied how far the outbox had been copied when that was found out.
 * @param patienceMs for how long in which the log does not grow. Unit: milliseconds. Default: ten seconds.
 * @throws HubError TIMEOUT after that, and after six times as long.
 */
export async function untilCopied(
  {
    tail,
    backbone,
    source,
  }: {
    readonly tail: Pick<Tail, 'nextLook' | 'place'>;
    readonly backbone: Pick<Backbone, 'sourcePosition'>;
    readonly source: string;
  },
  copied: string | null,
  { known, unseen }: Pick<CounterSnapshot, 'known' | 'unseen'>,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  if (unseen.length === 0) return;
  const last = performance.now() + WHILE_GROWING * patienceMs;
  let deadline = performance.now() + patienceMs;
  let end: string | undefined;
  for (;;) {
    // Asked for before the position is read: what the log gets after that wakes it.
    const looked = tail.nextLook();
    const position = await backbone.sourcePosition(source);
    // A position of the database that this one was restored from says nothing of this one.
    const seen = position === null || (!known && position === copied) ? undefined : parsePgSnapshot(position);
    if (seen && unseen.every((transaction) => seen.sees(transaction))) return;
    const place = await tail.place();
    if (end !== place.position) deadline = performance.now() + patienceMs;
    end = place.position;
    if (performance.now() > Math.min(deadline, last)) {
      throw new HubError('TIMEOUT', 'Expected the change log to have the latest changes, but it is behind.');
    }
    await looked;
  }
}
