import type { Tail } from '@hub/common';
import type { AdherenceChanged, ChangeEvent } from '@hub/schema/events';
import type { AdherenceState } from '../entities/adherence-state.js';
import { countAfterChange } from '../entities/signatory-count.js';
import type { SigningEvent } from '../entities/signing-event.js';
import { StreamMessage } from '../entities/stream-message.js';
import type { CounterScope } from '../repositories/counter-repository.js';
import { type Change, changesAfter } from './changes.js';
import type { StreamCursors, StreamPlace } from './stream-cursor.js';

/** Every signing and withdrawal in scope after a place; GAP where some are missing, and then on. */
export async function* signingEvents(
  tail: Tail,
  start: StreamPlace,
  scope: CounterScope,
  cursors: StreamCursors,
  signal: AbortSignal,
): AsyncGenerator<SigningEvent, void, undefined> {
  let place: StreamPlace | undefined = start;
  while (place) {
    const changes = changesAfter(tail, place, scope, signal);
    let next = await changes.next();
    for (; !next.done; next = await changes.next()) {
      if (isSigning(next.value)) yield eventOf(next.value, cursors);
    }
    place = next.value;
    if (place) yield gapAt(cursors.encode(place));
  }
}

type Signing = Change & { readonly event: ChangeEvent<AdherenceChanged> };

/** Of a count that changed without an adherence the stream of counts tells alone. */
const isSigning = (change: Change): change is Signing => change.event.payload.change !== null;

function eventOf({ event, place }: Signing, cursors: StreamCursors): SigningEvent {
  const { agreementId, organisationId, change, signatories } = event.payload;
  return {
    cursor: cursors.encode(place),
    message: StreamMessage.CHANGE,
    change: change as AdherenceState,
    occurredAt: new Date(event.occurredAt),
    agreementId,
    organisationId,
    regionCode: event.regionCode,
    signatories: countAfterChange(signatories, event),
  };
}

function gapAt(cursor: string): SigningEvent {
  return {
    cursor,
    message: StreamMessage.GAP,
    change: null,
    occurredAt: null,
    agreementId: null,
    organisationId: null,
    regionCode: null,
    signatories: null,
  };
}
