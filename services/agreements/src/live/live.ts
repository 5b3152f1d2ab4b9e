import {
  askTogether,
  type Backbone,
  checkRegionCodes,
  HubError,
  quoted,
  readCursorKey,
  type Tail,
} from '@hub/common';
import type { DataSource } from 'typeorm';
import type { SignatoryCountUpdate } from '../entities/signatory-count-update.js';
import type { SigningEvent } from '../entities/signing-event.js';
import type { StreamArgs } from '../entities/stream-args.js';
import { findAgreementsById } from '../repositories/agreement-repository.js';
import type { CounterScope } from '../repositories/counter-repository.js';
import { countUpdates } from './count-updates.js';
import { createReadCounts } from './counts-at.js';
import { createLogEnds } from './log-ends.js';
import { signingEvents } from './signing-events.js';
import { Course, Stream } from './stream.js';
import { type StreamCursors, streamCursors } from './stream-cursor.js';
import type { StreamFailure } from './stream-failure.js';

/**
 * The service's streams. Both throw HubError INVALID_CURSOR for an `after` that is not theirs, NOT_FOUND for an
 * agreement that is not there, or not in the region that is asked for, and BAD_USER_INPUT for a region code that no
 * region has: such a stream would stay silent for ever.
 */
export interface Live {
  signingEvents(args: StreamArgs): Promise<AsyncIterable<SigningEvent | StreamFailure>>;
  countUpdates(args: StreamArgs): Promise<AsyncIterable<SignatoryCountUpdate | StreamFailure>>;
}

export interface LiveOptions {
  readonly tail: Tail;
  readonly backbone: Backbone;
  /** The deployment, as the relay calls its outbox. */
  readonly source: string;
  /** Connected when the first stream is asked for. */
  readonly dataSource: DataSource;
}

export function createLive({ tail, backbone, source, dataSource }: LiveOptions): Live {
  const db = () => dataSource.manager;
  const readCounts = createReadCounts({ tail, backbone, source, db });
  const ends = createLogEnds({ tail, backbone, source, db });
  const findRegion = askTogether<string | undefined, void>({
    async ask(ids) {
      const found = new Map((await findAgreementsById(db(), ids)).map((each) => [each.id, each.regionCode]));
      return new Map(ids.map((id) => [id, found.get(id)]));
    },
  });
  let key: Promise<Buffer> | undefined;
  const cursorKey = () => {
    key ??= readCursorKey(db()).catch((error) => {
      key = undefined;
      throw error;
    });
    return key;
  };

  const open = async (name: string, { agreementId = null, regionCode = null, after = null }: StreamArgs) => {
    if (regionCode !== null) checkRegionCodes([regionCode]);
    if (agreementId !== null) {
      const found = await findRegion(agreementId);
      if (found === undefined) {
        throw new HubError(
          'NOT_FOUND',
          `Expected the id of an agreement, got ${quoted(agreementId)}; no agreement has it.`,
        );
      }
      if (regionCode !== null && regionCode !== found) {
        throw new HubError(
          'NOT_FOUND',
          `Expected the id of an agreement of region ${regionCode}, got one of another region.`,
        );
      }
    }
    const scope: CounterScope = { agreementId, regionCode };
    const cursors: StreamCursors = streamCursors(await cursorKey(), name, scope);
    // An empty cursor is no cursor: taken for none, the client would lose what it missed without a word.
    return {
      scope,
      cursors,
      start: after === null ? undefined : cursors.decode(after),
      course: new Course(tail),
    };
  };

  return {
    async signingEvents(args) {
      const { scope, cursors, start, course } = await open('agreementSigned', args);
      // The place is taken before the stream is given out: what happens from now on belongs to it.
      const place = { ...(start ?? (await ends.now())), isNew: start === undefined };
      const mark = args.mark === true;
      return new Stream(signingEvents(course, place, scope, cursors, mark, ends.whole), course);
    },

    async countUpdates(args) {
      const { scope, cursors, start, course } = await open('signatoryCount', args);
      const mark = args.mark === true;
      return new Stream(countUpdates(course, readCounts, start, scope, cursors, mark), course);
    },
  };
}
