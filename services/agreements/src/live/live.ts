import { abortable, type Tail } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { SignatoryCountUpdate } from '../entities/signatory-count-update.js';
import type { SigningEvent } from '../entities/signing-event.js';
import type { StreamArgs } from '../entities/stream-args.js';
import type { CounterScope } from '../repositories/counter-repository.js';
import { countUpdates } from './count-updates.js';
import { signingEvents } from './signing-events.js';
import { streamCursors } from './stream-cursor.js';
import { type StreamFailure, withFaultsAsMessages } from './stream-failure.js';

/** The service's streams. Both throw HubError INVALID_CURSOR for an `after` that is not theirs. */
export interface Live {
  signingEvents(args: StreamArgs): Promise<AsyncIterable<SigningEvent | StreamFailure>>;
  countUpdates(
    args: StreamArgs,
    db: EntityManager,
  ): Promise<AsyncIterable<SignatoryCountUpdate | StreamFailure>>;
}

export function createLive(tail: Tail): Live {
  return {
    async signingEvents({ after, ...args }) {
      const scope = scopeOf(args);
      const cursors = streamCursors('agreementSigned', scope);
      // The place is taken before the stream is given out: what happens from now on belongs to it.
      const start = after
        ? cursors.decode(after)
        : { ...(await tail.place()), snapshot: null, unfinished: false };
      return abortable((signal) => withFaultsAsMessages(signingEvents(tail, start, scope, cursors, signal)));
    },

    async countUpdates({ after, ...args }, db) {
      const scope = scopeOf(args);
      const cursors = streamCursors('signatoryCount', scope);
      const start = after ? cursors.decode(after) : undefined;
      return abortable((signal) =>
        withFaultsAsMessages(countUpdates(tail, db, start, scope, cursors, signal)),
      );
    },
  };
}

function scopeOf({ agreementId, regionCode }: Omit<StreamArgs, 'after'>): CounterScope {
  return { agreementId: agreementId ?? null, regionCode: regionCode ?? null };
}
