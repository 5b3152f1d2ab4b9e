import { abortable, checkRegionCodes, HubError, type LogPlace, type Tail } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { SignatoryCountUpdate } from '../entities/signatory-count-update.js';
import type { SigningEvent } from '../entities/signing-event.js';
import type { StreamArgs } from '../entities/stream-args.js';
import { findAgreementsById } from '../repositories/agreement-repository.js';
import type { CounterScope } from '../repositories/counter-repository.js';
import { countUpdates } from './count-updates.js';
import { signingEvents } from './signing-events.js';
import { type StreamPlace, streamCursors } from './stream-cursor.js';
import { type StreamFailure, withFaultsAsMessages } from './stream-failure.js';

/**
 * The service's streams. Both throw HubError INVALID_CURSOR for an `after` that is not theirs, NOT_FOUND for an
 * agreement that is not there, and BAD_USER_INPUT for a region code that no region has: such a stream would stay
 * silent for ever.
 */
export interface Live {
  signingEvents(args: StreamArgs, db: EntityManager): Promise<AsyncIterable<SigningEvent | StreamFailure>>;
  countUpdates(
    args: StreamArgs,
    db: EntityManager,
  ): Promise<AsyncIterable<SignatoryCountUpdate | StreamFailure>>;
}

export function createLive(tail: Tail): Live {
  return {
    async signingEvents({ after, ...args }, db) {
      const scope = await scopeOf(args, db);
      const cursors = streamCursors('agreementSigned', scope);
      // The place is taken before the stream is given out: what happens from now on belongs to it.
      const now = await tail.place();
      const start = isGiven(after)
        ? within(cursors.decode(after), now)
        : { ...now, snapshot: null, unfinished: false };
      return abortable((signal) => withFaultsAsMessages(signingEvents(tail, start, scope, cursors, signal)));
    },

    async countUpdates({ after, ...args }, db) {
      const scope = await scopeOf(args, db);
      const cursors = streamCursors('signatoryCount', scope);
      const start = isGiven(after) ? within(cursors.decode(after), await tail.place()) : undefined;
      return abortable((signal) =>
        withFaultsAsMessages(countUpdates(tail, db, start, scope, cursors, signal)),
      );
    },
  };
}

async function scopeOf(
  { agreementId = null, regionCode = null }: Omit<StreamArgs, 'after'>,
  db: EntityManager,
): Promise<CounterScope> {
  if (regionCode !== null) checkRegionCodes([regionCode]);
  if (agreementId !== null && (await findAgreementsById(db, [agreementId])).length === 0) {
    throw new HubError('NOT_FOUND', `Expected the id of an agreement, got one that no agreement has.`);
  }
  return { agreementId, regionCode };
}

/** An empty cursor is no cursor: taken for none, the client would lose what it missed without a word. */
function isGiven(after: string | null | undefined): after is string {
  return after !== null && after !== undefined;
}

/** @throws HubError INVALID_CURSOR for a place that the log has not come to. */
function within(place: StreamPlace, end: LogPlace): StreamPlace {
  if (place.epoch === end.epoch && BigInt(place.position) > BigInt(end.position)) {
    throw new HubError(
      'INVALID_CURSOR',
      'Expected a cursor that this stream made, got one of what has not been.',
    );
  }
  return place;
}
