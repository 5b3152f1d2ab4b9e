import type { Tail } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { countAfterChange, countOf } from '../entities/signatory-count.js';
import type { SignatoryCountUpdate } from '../entities/signatory-count-update.js';
import { StreamMessage } from '../entities/stream-message.js';
import { findAgreementsById } from '../repositories/agreement-repository.js';
import { type CounterScope, readCounterSnapshot } from '../repositories/counter-repository.js';
import { changesAfter } from './changes.js';
import type { StreamCursors, StreamPlace } from './stream-cursor.js';

/**
 * The counts in scope: a SNAPSHOT of each, then each CHANGE. From a place that is given only the CHANGEs after it.
 * After a GAP, SNAPSHOTs again.
 *
 * No change falls between: the place in the log is taken first, the counters are read later and say which
 * transactions they saw, and of the changes after the place those are left out.
 */
export async function* countUpdates(
  tail: Tail,
  db: EntityManager,
  start: StreamPlace | undefined,
  scope: CounterScope,
  cursors: StreamCursors,
  signal: AbortSignal,
): AsyncGenerator<SignatoryCountUpdate, void, undefined> {
  let place = start;
  while (!signal.aborted) {
    if (!place || place.unfinished) place = yield* snapshots(tail, db, scope, cursors);
    const changes = changesAfter(tail, place, scope, signal);
    let next = await changes.next();
    for (; !next.done; next = await changes.next()) {
      const { event, place: reached } = next.value;
      yield {
        cursor: cursors.encode(reached),
        message: StreamMessage.CHANGE,
        agreementId: event.key,
        agreementAtSnapshot: null,
        regionCode: event.regionCode,
        signatories: countAfterChange(event.payload.signatories, event),
      };
    }
    if (!next.value) return;
    place = { ...next.value, unfinished: true };
    yield gapAt(cursors.encode(place));
  }
}

async function* snapshots(
  tail: Tail,
  db: EntityManager,
  scope: CounterScope,
  cursors: StreamCursors,
): AsyncGenerator<SignatoryCountUpdate, StreamPlace, undefined> {
  const start = await tail.place();
  const { snapshot, counters } = await readCounterSnapshot(db, scope);
  const ids = counters.map(({ agreementId }) => agreementId);
  const agreements = new Map(
    (await findAgreementsById(db, ids)).map((agreement) => [agreement.id, agreement]),
  );
  const place: StreamPlace = { ...start, snapshot, unfinished: false };
  const unfinished = cursors.encode({ ...place, unfinished: true });
  const finished = cursors.encode(place);
  for (const [index, counter] of counters.entries()) {
    yield {
      cursor: index === counters.length - 1 ? finished : unfinished,
      message: StreamMessage.SNAPSHOT,
      agreementId: counter.agreementId,
      agreementAtSnapshot: agreements.get(counter.agreementId) ?? null,
      regionCode: counter.regionCode,
      signatories: countOf(counter),
    };
  }
  return place;
}

function gapAt(cursor: string): SignatoryCountUpdate {
  return {
    cursor,
    message: StreamMessage.GAP,
    agreementId: null,
    agreementAtSnapshot: null,
    regionCode: null,
    signatories: null,
  };
}
