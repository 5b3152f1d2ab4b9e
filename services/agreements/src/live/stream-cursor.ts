import { createHmac, timingSafeEqual } from 'node:crypto';
import { fingerprint, HubError, type LogPlace } from '@hub/common';
import type { CounterScope } from '../repositories/counter-repository.js';

/** Where a stream goes on. */
export interface StreamPlace extends LogPlace {
  /** Whether SNAPSHOTs are still to come: a client that left among them gets them again. */
  readonly unfinished: boolean;
}

/**
 * Makes and reads the cursors of one stream; those of another one, or with another scope, do not fit. An event has one
 * cursor, whoever made it: nothing is in it but the event's place and, of a SNAPSHOT, its agreement, so that no two
 * messages have the same.
 */
export interface StreamCursors {
  /** Of a CHANGE, or of how far the stream has come. */
  at(place: LogPlace): string;
  /** Of a SNAPSHOT, or of a GAP (of no agreement), with SNAPSHOTs to come. */
  among(place: LogPlace, agreementId: string | null): string;
  /** Of the last SNAPSHOT, or of a GAP that none follows. */
  afterAll(place: LogPlace, agreementId: string | null): string;
  /** @throws HubError INVALID_CURSOR where this stream did not make the cursor. */
  decode(cursor: string): StreamPlace;
}

const MAC_BYTES = 16;
const UNFINISHED = '+';
const SHAPE = /^([\w-]{1,64}) (\d{1,19})(?: .*?(\+)?)?$/;

/** @param key the service's own, the same for all replicas. */
export function streamCursors(key: Uint8Array, stream: string, scope: CounterScope): StreamCursors {
  const madeFor = fingerprint([stream, scope]);
  const macOf = (text: string | Buffer) =>
    createHmac('sha256', key).update(madeFor).update(text).digest().subarray(0, MAC_BYTES);
  const signed = (text: string) => Buffer.concat([macOf(text), Buffer.from(text)]).toString('base64url');
  const textOf = ({ epoch, position }: LogPlace) => `${epoch} ${position}`;

  return {
    at: (place) => signed(textOf(place)),
    among: (place, agreementId) => signed(`${textOf(place)} ${agreementId ?? ''}${UNFINISHED}`),
    afterAll: (place, agreementId) => signed(`${textOf(place)} ${agreementId ?? ''}`),

    decode(cursor) {
      const bytes = Buffer.from(cursor, 'base64url');
      const text = bytes.subarray(MAC_BYTES);
      const own =
        bytes.length > MAC_BYTES &&
        bytes.toString('base64url') === cursor &&
        timingSafeEqual(bytes.subarray(0, MAC_BYTES), macOf(text));
      const [, epoch, position, unfinished] = (own && SHAPE.exec(text.toString())) || [];
      if (epoch === undefined || position === undefined) {
        throw new HubError('INVALID_CURSOR', 'Expected a cursor that this stream made, got something else.');
      }
      return { epoch, position, unfinished: unfinished === UNFINISHED };
    },
  };
}
