import type { LogEntry, LogPlace, Tail, TailMessage } from '@hub/common';
import type { AdherenceChanged } from '@hub/schema/events';
import { expect, it } from '@jest/globals';
import { CountBasis } from '../entities/count-basis.js';
import { countUpdates } from './count-updates.js';
import { signingEvents } from './signing-events.js';
import { Course } from './stream.js';
import { streamCursors } from './stream-cursor.js';

const SCOPE = { agreementId: null, regionCode: '14' };
const cursors = streamCursors(Buffer.alloc(32), 'a stream', SCOPE);
const place = (position: number): LogPlace => ({ epoch: 'e', position: String(position) });

const entry = (position: number): TailMessage => ({
  kind: 'entry',
  entry: {
    ...place(position),
    messageId: `m:${position}`,
    type: 'SignatoriesChanged',
    key: 'a',
    regionCode: '14',
    sequence: String(position),
    transaction: '1',
    occurredAt: '2026-01-01T00:00:00.000Z',
    payload: {
      agreementId: 'a',
      versionId: 'v',
      adherenceId: 'h',
      organisationId: 'o',
      change: 'ACTIVE',
      signatories: { registered: position, registerComplete: false, signedHere: true, reported: null },
    },
  } as LogEntry<AdherenceChanged>,
});
const reached = (position: number): TailMessage => ({ kind: 'reached', place: place(position) });
const gap = (position: number): TailMessage => ({ kind: 'gap', place: place(position) });

/** A log that is read in these courses, one after the other. */
function courseOf(...courses: TailMessage[][]): Course {
  return new Course({
    async *follow() {
      yield* courses.shift() ?? [];
    },
  } as Pick<Tail, 'follow'> as Tail);
}

/** The counts of two agreements as of each of these places, whenever they are asked for. */
function countsAt(...positions: number[]) {
  return async () => ({
    place: place(positions.shift() as number),
    counts: ['a', 'b'].map((agreementId) => ({
      agreementId,
      regionCode: '14',
      agreement: null,
      signatories: {
        value: null,
        basis: CountBasis.UNKNOWN,
        registered: 0,
        registerComplete: false,
        sequence: '0',
        asOf: new Date(0),
        reported: null,
      },
    })),
  });
}

interface Told {
  readonly message: string;
  readonly position: string;
  readonly cursor: string;
}

async function told(stream: AsyncIterable<Told>): Promise<Told[]> {
  const messages: Told[] = [];
  for await (const message of stream) messages.push(message);
  return messages;
}

const short = (messages: readonly Told[]) =>
  messages.map(({ message, position }) => `${message} ${Number(position.slice(2))}`);

/** No two messages have the same cursor; REACHED alone has that of what it comes to. */
function expectOwnCursors(messages: readonly Told[]): void {
  const own = messages.filter(({ message }) => message !== 'REACHED').map(({ cursor }) => cursor);
  expect(new Set(own).size).toBe(own.length);
}

it('counts say right after their SNAPSHOTs of which place they are: what has been appended since is for all alike', async () => {
  const course = courseOf([entry(6), entry(7), reached(7), entry(8)]);
  const messages = await told(countUpdates(course, countsAt(5), undefined, SCOPE, cursors, true));
  expect(short(messages)).toEqual([
    'GAP 5',
    'SNAPSHOT 5',
    'SNAPSHOT 5',
    'REACHED 5',
    'CHANGE 6',
    'CHANGE 7',
    'REACHED 7',
    'CHANGE 8',
  ]);
  expectOwnCursors(messages);
  // What a gateway tells with the cursor of the GAP is followed by all SNAPSHOTs, also for who is cut off there.
  expect(messages.map(({ cursor }) => cursors.decode(cursor).unfinished)).toEqual([
    true,
    true,
    ...Array(6).fill(false),
  ]);
});

it('counts do the same where changes are missing', async () => {
  const course = courseOf([entry(4), gap(20)], [entry(23), reached(24)]);
  const start = { ...place(3), unfinished: false };
  const messages = await told(countUpdates(course, countsAt(22), start, SCOPE, cursors, true));
  expect(short(messages)).toEqual([
    'CHANGE 4',
    'GAP 22',
    'SNAPSHOT 22',
    'SNAPSHOT 22',
    'REACHED 22',
    'CHANGE 23',
    'REACHED 24',
  ]);
  expectOwnCursors(messages);
});

it('counts that are gone on with among the SNAPSHOTs begin them anew, without a GAP: nothing is missing', async () => {
  const course = courseOf([reached(9)]);
  const start = { ...place(3), unfinished: true };
  const messages = await told(countUpdates(course, countsAt(9), start, SCOPE, cursors, true));
  expect(short(messages)).toEqual(['SNAPSHOT 9', 'SNAPSHOT 9', 'REACHED 9']);
});

it('counts of which no marks are wanted begin with SNAPSHOTs', async () => {
  const course = courseOf([entry(6), reached(6)]);
  const messages = await told(countUpdates(course, countsAt(5), undefined, SCOPE, cursors, false));
  expect(short(messages)).toEqual(['SNAPSHOT 5', 'SNAPSHOT 5', 'CHANGE 6']);
});

/** No stream but one of a log that was made anew asks for it. */
const ownEnd = () => Promise.reject(new Error('Expected nobody to ask where the log ends.'));

it('signings of a log that was made anew, or was put back, go on where it has everything again', async () => {
  const another = { epoch: 'another', position: '2' };
  const whole = { epoch: 'another', position: '17' };
  const anew = courseOf([entry(6), { kind: 'gap', place: another }], [reached(17)]);
  const start = { ...place(5), isNew: false };
  const anewly = await told(signingEvents(anew, start, SCOPE, cursors, true, async () => whole));
  expect(anewly.map(({ message }) => message)).toEqual(['CHANGE', 'GAP', 'REACHED']);
  expect(anewly.slice(1).map(({ cursor }) => cursors.decode(cursor))).toMatchObject([whole, whole]);
  const back = courseOf([gap(2)], [reached(17)]);
  const putBack = await told(signingEvents(back, start, SCOPE, cursors, true, async () => place(17)));
  expect(short(putBack)).toEqual(['GAP 17', 'REACHED 17']);
});

it('signings say at once where they begin, and where they go on after a GAP', async () => {
  const course = () => courseOf([entry(6), gap(20)], [entry(23), reached(24)]);
  const begun = await told(
    signingEvents(course(), { ...place(5), isNew: true }, SCOPE, cursors, true, ownEnd),
  );
  const rest = ['CHANGE 6', 'GAP 20', 'REACHED 20', 'CHANGE 23', 'REACHED 24'];
  expect(short(begun)).toEqual(['GAP 5', 'REACHED 5', ...rest]);
  expectOwnCursors(begun);
  const resumed = await told(
    signingEvents(course(), { ...place(5), isNew: false }, SCOPE, cursors, true, ownEnd),
  );
  expect(short(resumed)).toEqual(rest);
  const plain = await told(
    signingEvents(course(), { ...place(5), isNew: true }, SCOPE, cursors, false, ownEnd),
  );
  expect(short(plain)).toEqual(['CHANGE 6', 'GAP 20', 'CHANGE 23']);
});
