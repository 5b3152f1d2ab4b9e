import type { LogEntry, LogPlace } from '@hub/common';
import type { SignatoriesChanged } from '@hub/schema/events';
import { countAfterChange } from '../entities/signatory-count.js';
import type { SignatoryCountUpdate } from '../entities/signatory-count-update.js';
import { StreamMessage } from '../entities/stream-message.js';
import type { CounterScope } from '../repositories/counter-repository.js';
import type { CountsAt, ReadCounts } from './counts-at.js';
import { positionOf } from './event-position.js';
import { filterOf } from './scope.js';
import type { Course } from './stream.js';
import type { StreamCursors, StreamPlace } from './stream-cursor.js';

/**
 * The counts in scope: a SNAPSHOT of each, then each CHANGE. From a place that is given only the CHANGEs after it. Where
 * changes are missing GAP, then SNAPSHOTs again.
 *
 * No change falls between, and none comes twice: the SNAPSHOTs are of one place in the log.
 *
 * @param mark whether the stream says with REACHED how far it has come: of which place its SNAPSHOTs are, right after
 *   them, and each time that it has caught up. It then begins with GAP where it is not given a place: nothing is missing,
 *   but a gateway tells by its cursor those who had to be given the SNAPSHOTs because something was.
 */
export async function* countUpdates(
  course: Course,
  readCounts: ReadCounts,
  start: StreamPlace | undefined,
  scope: CounterScope,
  cursors: StreamCursors,
  mark: boolean,
): AsyncGenerator<SignatoryCountUpdate, void, undefined> {
  let after: LogPlace | undefined = start?.unfinished ? undefined : start;
  let saysGap = mark && start === undefined;
  let missing: boolean;
  do {
    /** Said already. */
    let reached: LogPlace | undefined;
    after ??= reached = yield* begin(readCounts, scope, cursors, { saysGap, mark });
    const { epoch } = after;
    const messages = course.follow({ after, only: filterOf(scope) });
    after = undefined;
    missing = false;
    for await (const message of messages) {
      if (message.kind === 'entry') {
        const entry = message.entry as LogEntry<SignatoriesChanged>;
        yield changeUpdate(entry, { epoch, position: entry.position }, cursors);
      } else if (message.kind === 'gap') {
        missing = saysGap = true;
      } else if (mark && message.place.position !== reached?.position) {
        yield placeUpdate(StreamMessage.REACHED, message.place, cursors.at(message.place));
      }
    }
  } while (missing);
}

/** @returns the place that the SNAPSHOTs are of. Apart from the stream, which would hold on to them for good. */
async function* begin(
  readCounts: ReadCounts,
  scope: CounterScope,
  cursors: StreamCursors,
  { saysGap, mark }: { readonly saysGap: boolean; readonly mark: boolean },
): AsyncGenerator<SignatoryCountUpdate, LogPlace, undefined> {
  const read = await readCounts(scope);
  const { place } = read;
  if (saysGap) yield placeUpdate(StreamMessage.GAP, place, cursors.among(place, null));
  yield* snapshots(read, cursors);
  // The SNAPSHOTs are of this place: what the log has after it is told to all alike.
  if (mark) yield placeUpdate(StreamMessage.REACHED, place, cursors.at(place));
  return place;
}

function* snapshots({ place, counts }: CountsAt, cursors: StreamCursors): Generator<SignatoryCountUpdate> {
  const position = positionOf(place);
  for (const [index, { agreementId, agreement, regionCode, signatories }] of counts.entries()) {
    const isLast = index === counts.length - 1;
    yield {
      cursor: isLast ? cursors.afterAll(place, agreementId) : cursors.among(place, agreementId),
      position,
      message: StreamMessage.SNAPSHOT,
      agreementId,
      agreement,
      regionCode,
      signatories,
    };
  }
}

function changeUpdate(
  entry: LogEntry<SignatoriesChanged>,
  place: LogPlace,
  cursors: StreamCursors,
): SignatoryCountUpdate {
  return {
    cursor: cursors.at(place),
    position: positionOf(place),
    message: StreamMessage.CHANGE,
    agreementId: entry.key,
    agreement: null,
    regionCode: entry.regionCode,
    signatories: countAfterChange(entry.payload.signatories, entry),
  };
}

function placeUpdate(message: StreamMessage, place: LogPlace, cursor: string): SignatoryCountUpdate {
  return {
    cursor,
    position: positionOf(place),
    message,
    agreementId: null,
    agreement: null,
    regionCode: null,
    signatories: null,
  };
}
