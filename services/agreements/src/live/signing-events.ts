import { isAfter, type LogEntry, type LogPlace } from '@hub/common';
import type { AdherenceChanged, SignatoriesChanged } from '@hub/schema/events';
import type { AdherenceState } from '../entities/adherence-state.js';
import { countAfterChange } from '../entities/signatory-count.js';
import type { SigningEvent } from '../entities/signing-event.js';
import { StreamMessage } from '../entities/stream-message.js';
import type { CounterScope } from '../repositories/counter-repository.js';
import { positionOf } from './event-position.js';
import type { LogEnds } from './log-ends.js';
import { filterOf } from './scope.js';
import type { Course } from './stream.js';
import type { StreamCursors } from './stream-cursor.js';

/**
 * Every signing and withdrawal in scope after a place; GAP where some are missing, and then on: with the first that is
 * kept, or, where the log was made anew, with what it did not have before.
 *
 * @param start.isNew whether nobody was told of anything yet.
 * @param mark whether the stream says with REACHED how far it has come: after a GAP at once, and each time that it has
 *   caught up. It then begins with GAP where it is new: nothing is missing, but a gateway tells by its cursor those who
 *   had to begin there because something was.
 */
export async function* signingEvents(
  course: Course,
  start: LogPlace & { readonly isNew: boolean },
  scope: CounterScope,
  cursors: StreamCursors,
  mark: boolean,
  endOfWholeLog: LogEnds['whole'],
): AsyncGenerator<SigningEvent, void, undefined> {
  let after: LogPlace | undefined = start;
  /** Said already. */
  let reached: LogPlace | undefined;
  if (mark && start.isNew) {
    reached = start;
    yield* gapAt(start, cursors, mark);
  }
  while (after) {
    const from: LogPlace = after;
    const { epoch } = from;
    const messages = course.follow({ after, only: filterOf(scope) });
    after = undefined;
    for await (const message of messages) {
      if (message.kind === 'entry') {
        const entry = message.entry as LogEntry<SignatoriesChanged>;
        if (isSigning(entry)) yield eventOf(entry, { epoch, position: entry.position }, cursors);
      } else if (message.kind === 'reached') {
        if (mark && message.place.position !== reached?.position)
          yield placeEvent(StreamMessage.REACHED, message.place, cursors.at(message.place));
      } else {
        after = reached = isOfAnother(message.place, from) ? await endOfWholeLog() : message.place;
        yield* gapAt(after, cursors, mark);
      }
    }
  }
}

/** Whether a place is in a log that was made anew since, or was put back to how it stood before. */
const isOfAnother = (end: LogPlace, was: LogPlace): boolean =>
  end.epoch !== was.epoch || isAfter(was.position, end.position);

/** What the log has after the place is told to all alike. */
function* gapAt(place: LogPlace, cursors: StreamCursors, mark: boolean): Generator<SigningEvent> {
  yield placeEvent(StreamMessage.GAP, place, cursors.afterAll(place, null));
  if (mark) yield placeEvent(StreamMessage.REACHED, place, cursors.at(place));
}

/** Of a count that changed without an adherence the stream of counts tells alone. */
function isSigning(entry: LogEntry<SignatoriesChanged>): entry is LogEntry<AdherenceChanged> {
  return entry.payload.change !== null;
}

function eventOf(entry: LogEntry<AdherenceChanged>, place: LogPlace, cursors: StreamCursors): SigningEvent {
  const { agreementId, organisationId, change, signatories } = entry.payload;
  return {
    cursor: cursors.at(place),
    position: positionOf(place),
    message: StreamMessage.CHANGE,
    change: change as AdherenceState,
    occurredAt: new Date(entry.occurredAt),
    agreementId,
    agreement: null,
    organisationId,
    regionCode: entry.regionCode,
    signatories: countAfterChange(signatories, entry),
  };
}

function placeEvent(message: StreamMessage, place: LogPlace, cursor: string): SigningEvent {
  return {
    cursor,
    position: positionOf(place),
    message,
    change: null,
    occurredAt: null,
    agreementId: null,
    agreement: null,
    organisationId: null,
    regionCode: null,
    signatories: null,
  };
}
