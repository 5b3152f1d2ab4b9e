import { type LogEntry, parsePgSnapshot, type Tail } from '@hub/common';
import { type ChangeEvent, SIGNATORIES_CHANGED, type SignatoriesChanged } from '@hub/schema/events';
import type { CounterScope } from '../repositories/counter-repository.js';
import type { StreamPlace } from './stream-cursor.js';

export type Change = { readonly event: ChangeEvent<SignatoriesChanged>; readonly place: StreamPlace };

/**
 * The changes in scope after a place, without those that the place's snapshot already holds.
 *
 * @returns where the stream can go on, where changes are missing; nothing where it was ended.
 */
export async function* changesAfter(
  tail: Tail,
  place: StreamPlace,
  scope: CounterScope,
  signal: AbortSignal,
): AsyncGenerator<Change, StreamPlace | undefined, undefined> {
  const snapshot = place.snapshot === null ? undefined : parsePgSnapshot(place.snapshot);
  const messages = tail.follow({
    after: place,
    signal,
    matches: (entry) => isInScope(entry, scope) && !snapshot?.sees(entry.transaction),
  });
  for await (const message of messages) {
    if (message.kind === 'gap') return { ...message.place, snapshot: null, unfinished: false };
    const { entry } = message;
    yield {
      event: entry as LogEntry<SignatoriesChanged>,
      place: { ...place, position: entry.position, unfinished: false },
    };
  }
  return undefined;
}

function isInScope(entry: LogEntry, { agreementId, regionCode }: CounterScope): boolean {
  return (
    entry.type === SIGNATORIES_CHANGED &&
    (agreementId === null || entry.key === agreementId) &&
    (regionCode === null || entry.regionCode === regionCode)
  );
}
