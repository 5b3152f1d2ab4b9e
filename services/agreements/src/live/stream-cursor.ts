import {
  decodeCursor,
  encodeCursor,
  fingerprint,
  HubError,
  type LogPlace,
  parsePgSnapshot,
} from '@hub/common';
import type { CounterScope } from '../repositories/counter-repository.js';

/** Where a stream goes on. */
export interface StreamPlace extends LogPlace {
  /**
   * The PostgreSQL snapshot in which the stream's SNAPSHOTs were read; changes it saw are in them. Null for a stream
   * that began without.
   */
  readonly snapshot: string | null;
  /** Whether SNAPSHOTs are still to come: a client that left among them gets them again. */
  readonly unfinished: boolean;
}

/** Makes and reads the cursors of one stream; those of another one, or with another scope, do not fit. */
export interface StreamCursors {
  encode(place: StreamPlace): string;
  /** @throws HubError INVALID_CURSOR where this stream did not make the cursor. */
  decode(cursor: string): StreamPlace;
}

const VALUES = 3;
const EPOCH = /^[\w-]{1,64}$/;
const POSITION = /^\d{1,18}$/;

export function streamCursors(stream: string, scope: CounterScope): StreamCursors {
  const print = fingerprint([stream, scope]);
  return {
    encode: ({ epoch, position, snapshot, unfinished }) =>
      encodeCursor(print, { values: [epoch, snapshot, unfinished ? 'unfinished' : null], id: position }),

    decode(cursor) {
      const { values, id: position } = decodeCursor(print, cursor, VALUES);
      const [epoch, snapshot, unfinished] = values as [string | null, string | null, string | null];
      const fits =
        epoch !== null &&
        EPOCH.test(epoch) &&
        POSITION.test(position) &&
        (snapshot === null || parsePgSnapshot(snapshot) !== undefined);
      if (!fits) {
        throw new HubError(
          'INVALID_CURSOR',
          'Expected a cursor that this stream made, got one with other values.',
        );
      }
      return { epoch, position, snapshot, unfinished: unfinished !== null };
    },
  };
}
