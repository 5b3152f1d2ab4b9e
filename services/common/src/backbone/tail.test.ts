import { expect, it } from '@jest/globals';
import type { LogEntry } from './backbone.js';
import { startTail } from './tail.js';

const entry = (position: number): LogEntry => ({
  position: String(position),
  messageId: `m:${position}`,
  type: 'changed',
  key: 'k',
  regionCode: '12',
  sequence: '1',
  transaction: '1',
  occurredAt: '2026-01-01T00:00:00.000Z',
  payload: {},
});

it('reads nothing back for those who have left, so that nobody waits for what nobody wants', async () => {
  const LAST = 5;
  const log = Array.from({ length: LAST }, (_, index) => entry(index + 1));
  /** Reads that have been asked for and not been answered, by where they begin. */
  const reading: { readonly after: string; answer(): void }[] = [];
  let asked: () => void = () => undefined;
  const tail = startTail({
    onError: (error) => {
      throw error;
    },
    backbone: {
      prepare: async () => undefined,
      sourcePosition: async () => null,
      publish: async () => true,
      bounds: async () => ({ epoch: 'one', prunedTo: '0', last: String(LAST) }),
      async read(after) {
        const entries = log.filter(({ position }) => Number(position) > Number(after));
        if (entries.length > 0) {
          await new Promise<void>((answer) => {
            reading.push({ after, answer });
            asked();
          });
        }
        return { epoch: 'one', prunedTo: '0', entries };
      },
      readKept: async () => ({ epoch: 'one', prunedTo: '0', entries: [] }),
      watch: () => async () => undefined,
      prune: async () => 0,
      close: async () => undefined,
    },
  });
  const untilAsked = async (count: number) => {
    while (reading.length < count) await new Promise<void>((resolve) => (asked = resolve));
  };
  await tail.nextLook();

  // As many as are read for at once, and then some more.
  const crowd = Array.from({ length: 20 }, () => tail.follow({ after: { epoch: 'one', position: '1' } }));
  const heard = crowd.map((stream) => stream.next());
  await untilAsked(2);
  const patient = tail.follow({ after: { epoch: 'one', position: '3' } });
  const first = patient.next();
  for (const stream of crowd) void stream.return?.();
  for (const { answer } of reading.splice(0)) answer();
  await untilAsked(1);
  expect(reading.map(({ after }) => after)).toEqual(['3']);
  reading[0]?.answer();
  expect((await first).value).toEqual({ kind: 'entry', entry: entry(4) });
  await patient.return?.();
  await Promise.all(heard);
  await tail.stop();
});

it('tells who wants nothing of what comes from time to time how far the log is, after all that it wants', async () => {
  const log: LogEntry[] = [];
  let wake: () => void = () => undefined;
  const tail = startTail({
    onError: (error) => {
      throw error;
    },
    tellEvery: 20,
    backbone: {
      prepare: async () => undefined,
      sourcePosition: async () => null,
      publish: async () => true,
      bounds: async () => ({ epoch: 'one', prunedTo: '0', last: log.at(-1)?.position ?? '0' }),
      read: async (after) => ({
        epoch: 'one',
        prunedTo: '0',
        entries: log.filter(({ position }) => Number(position) > Number(after)),
      }),
      readKept: async () => ({ epoch: 'one', prunedTo: '0', entries: [] }),
      watch(waking) {
        wake = waking;
        return async () => undefined;
      },
      prune: async () => 0,
      close: async () => undefined,
    },
  });
  const append = (position: number, key: string) => {
    log.push({ ...entry(position), key });
    wake();
  };
  const stream = tail.follow({ after: { epoch: 'one', position: '0' }, only: { key: 'quiet' } });
  const reached = (position: number) => ({
    kind: 'reached',
    place: { epoch: 'one', position: String(position) },
  });
  expect((await stream.next()).value).toEqual(reached(0));
  append(1, 'busy');
  append(2, 'busy');
  const places: unknown[] = [];
  // It may be told in between.
  do places.push((await stream.next()).value);
  while (JSON.stringify(places.at(-1)) !== JSON.stringify(reached(2)));
  expect(places.length).toBeLessThan(3);
  append(3, 'quiet');
  expect((await stream.next()).value).toEqual({ kind: 'entry', entry: log[2] });
  await stream.return?.();
  await tail.stop();
});
