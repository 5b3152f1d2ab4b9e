import { randomUUID } from 'node:crypto';
import { type ChangeEvent, KEPT_TOPICS } from '@hub/schema/events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type Backbone,
  followKept,
  type LogEntry,
  type LogFilter,
  type LogPlace,
  startTail,
  type Tail,
  type TailMessage,
} from '../src/backbone/index.js';

/** What every adapter of the backbone does. `create` gives further connections to one and the same log. */
export function backboneSuite(name: string, create: () => Promise<Backbone>): void {
  describe(`the backbone on ${name}`, () => {
    let backbone: Backbone;
    let source: string;

    beforeAll(async () => {
      backbone = await create();
      await backbone.prepare();
    });
    afterAll(() => backbone.close());
    beforeEach(() => {
      source = `test-${randomUUID()}`;
    });

    const append = (...ids: string[]) => publish(...ids.map((id) => event(source, id)));
    const publish = async (...events: ChangeEvent[]) => {
      const from = await backbone.sourcePosition(source);
      const to = events.at(-1)?.messageId.slice(source.length + 1) ?? from;
      expect(await backbone.publish({ source, from, to, events })).toBe(true);
    };

    it('gives entries back in the order they were appended, as they were', async () => {
      const { last } = await backbone.bounds();
      await append('2', '1', '3');
      const { entries } = await backbone.read(last, 10);
      expect(entries.map(({ position: _, ...rest }) => rest)).toEqual(
        ['2', '1', '3'].map((id) => event(source, id)),
      );
      const positions = entries.map((entry) => BigInt(entry.position));
      expect(positions).toEqual([...positions].sort((a, b) => (a < b ? -1 : 1)));
    });

    it('reads page by page without loss or repeat', async () => {
      const { last } = await backbone.bounds();
      const ids = Array.from({ length: 7 }, (_, index) => String(index));
      await append(...ids);
      const seen: string[] = [];
      let after = last;
      for (;;) {
        const { entries } = await backbone.read(after, 3);
        seen.push(...entries.map((entry) => entry.messageId));
        after = entries.at(-1)?.position ?? after;
        if (entries.length < 3) break;
      }
      expect(seen).toEqual(ids.map((id) => `${source}:${id}`));
    });

    it('leaves out a message it already has', async () => {
      const { last } = await backbone.bounds();
      await append('1', '2');
      await append('2', '3');
      const { entries } = await backbone.read(last, 10);
      expect(entries.map((entry) => entry.messageId)).toEqual([`${source}:1`, `${source}:2`, `${source}:3`]);
    });

    it('refuses a publisher whose position is no longer the right one, and changes nothing', async () => {
      await append('1');
      const { last } = await backbone.bounds();
      expect(await backbone.publish({ source, from: null, to: '9', events: [event(source, '9')] })).toBe(
        false,
      );
      expect(await backbone.sourcePosition(source)).toBe('1');
      expect((await backbone.bounds()).last).toBe(last);
    });

    it('takes each event once from publishers that race', async () => {
      const { last } = await backbone.bounds();
      const other = await create();
      try {
        const publications = [backbone, other, backbone, other].map((one) =>
          one.publish({ source, from: null, to: '1', events: [event(source, '1')] }),
        );
        const done = await Promise.all(publications);
        expect(done.filter(Boolean)).toHaveLength(1);
        expect((await backbone.read(last, 10)).entries).toHaveLength(1);
      } finally {
        await other.close();
      }
    });

    describe('of a kept topic', () => {
      const keep = async (...ids: string[]) => {
        const events = ids.map((id) => ({ ...event(source, id), type: KEPT_TOPICS[0] as string }));
        const from = await backbone.sourcePosition(source);
        expect(await backbone.publish({ source, from, to: ids.at(-1) ?? from, events })).toBe(true);
      };
      const keptOf = (entries: readonly LogEntry[]) =>
        entries.flatMap(({ messageId }) => (messageId.startsWith(`${source}:`) ? [messageId] : []));
      const idsOf = (...ids: string[]) => ids.map((id) => `${source}:${id}`);

      it('keeps the entries however old they are, and reads them alone, page by page, from the beginning', async () => {
        await append('1');
        await keep('2', '3');
        await append('4');
        await keep('5');
        const { last } = await backbone.bounds();
        await backbone.prune(new Date(Date.now() + 60_000));
        const kept: LogEntry[] = [];
        for (let after = '0'; ; ) {
          const page = await backbone.readKept(after, 2);
          kept.push(...page.entries);
          if (page.entries.length < 2) break;
          after = page.entries.at(-1)?.position ?? after;
        }
        expect(keptOf(kept)).toEqual(idsOf('2', '3', '5'));
        expect(kept.every(({ type }) => KEPT_TOPICS.includes(type))).toBe(true);
        // The end of the log stays where it was: what is appended next comes after it for every reader.
        expect((await backbone.bounds()).last).toBe(last);
      });

      it('tells who follows first of everything, then of each new entry, also where others are appended between', async () => {
        await keep('1', '2');
        const told: string[] = [];
        const failures: unknown[] = [];
        const tellings: { count: number; anew: boolean }[] = [];
        const waiting: (() => void)[] = [];
        const stop = followKept({
          backbone,
          pageSize: 2,
          onError: (error) => failures.push(error),
          onRead(entries, anew) {
            told.push(...keptOf(entries));
            tellings.push({ count: entries.length, anew });
            for (const tell of waiting.splice(0)) tell();
          },
        });
        const toldOf = async (count: number) => {
          while (told.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
        };
        try {
          await toldOf(2);
          await append('3');
          await keep('4');
          await toldOf(3);
          await keep('5', '6', '7');
          await toldOf(6);
          expect(told).toEqual(idsOf('1', '2', '4', '5', '6', '7'));
          expect(tellings.map(({ anew }) => anew).indexOf(true)).toBe(0);
          expect(tellings.filter(({ anew }) => anew)).toHaveLength(1);
          expect(failures).toEqual([]);
        } finally {
          await stop();
        }
      });
    });

    it('says up to where entries were removed', async () => {
      await append('1', '2');
      const before = await backbone.bounds();
      expect(await backbone.prune(new Date(Date.now() + 60_000))).toBeGreaterThanOrEqual(2);
      const after = await backbone.bounds();
      expect(after).toEqual({ ...before, prunedTo: before.last });
      expect(await backbone.read(before.last, 10)).toEqual({
        epoch: before.epoch,
        prunedTo: before.last,
        entries: [],
      });
      const left = (await backbone.read('0', 1_000)).entries;
      expect(left.filter(({ type }) => !KEPT_TOPICS.includes(type))).toEqual([]);
    });

    it('lets a tail find the few that are asked for among many, however far they lie from each other', async () => {
      const failures: unknown[] = [];
      const tail = startTail({ backbone, onError: (error) => failures.push(error) });
      const start = await tail.place();
      const others = (from: number, to: number) =>
        numbers(from, to).map((id) => ({ ...event(source, id), key: `other-${source}` }));
      await publish(event(source, '0'), ...others(1, 1_301), event(source, '1301'));
      await publish(...others(1_302, 2_602), event(source, '2602'), ...others(2_603, 3_903));
      const stream = tail.follow({ after: start, only: { key: keyOf(source) } });
      for (const id of ['0', '1301', '2602']) expect(await next(stream)).toBe(`${source}:${id}`);
      expect(await nextMessage(stream)).toMatchObject({ kind: 'reached' });
      await append('3903');
      expect(await next(stream)).toBe(`${source}:3903`);
      await stream.return?.();
      await tail.stop();
      expect(failures).toEqual([]);
    });

    describe('followed by a tail', () => {
      let tail: Tail;
      const failures: unknown[] = [];
      beforeEach(() => {
        tail = startTail({
          backbone,
          pageSize: 3,
          onError: (error) => failures.push(error),
        });
      });
      afterEach(async () => {
        await tail.stop();
        expect(failures).toEqual([]);
      });

      const follow = (after: LogPlace, bufferSize?: number) =>
        tail.follow({
          after,
          only: { key: keyOf(source) },
          ...(bufferSize === undefined ? {} : { bufferSize }),
        });

      it('gives what was appended before and after it was asked, each once, in order', async () => {
        const start = await tail.place();
        await append(...numbers(0, 10));
        const stream = follow(start);
        const seen = [await next(stream)];
        for (let from = 10; from < 60; from += 10) await append(...numbers(from, from + 10));
        while (seen.length < 60) seen.push(await next(stream));
        expect(seen).toEqual(numbers(0, 60).map((id) => `${source}:${id}`));
        const waiting = stream.next();
        await stream.return?.();
        expect((await waiting).done).toBe(true);
        expect((await stream.next()).done).toBe(true);
      });

      it('loses and repeats nothing for readers that come, leave and come back while entries are appended', async () => {
        const start = await tail.place();
        const count = 300;
        const appending = (async () => {
          for (let id = 0; id < count; id += 1) await append(String(id));
        })();
        const readers = Array.from({ length: 8 }, async (_, number) => {
          const seen: string[] = [];
          let place = start;
          while (seen.length < count) {
            const stream = follow(place);
            for (let taken = 0; taken <= number && seen.length < count; taken += 1) {
              const entry = await nextEntry(stream);
              seen.push(entry.messageId);
              place = { epoch: start.epoch, position: entry.position };
            }
            await stream.return?.();
          }
          return seen;
        });
        const expected = numbers(0, count).map((id) => `${source}:${id}`);
        for (const seen of await Promise.all(readers)) expect(seen).toEqual(expected);
        await appending;
      });

      it('gives a reader that is too slow a gap, and a place to go on from', async () => {
        const start = await tail.place();
        const stream = follow(start, 2);
        // Another reader that keeps up shows when the tail has handed everything over.
        const witness = follow(start);
        const size = 20;
        let gap: TailMessage | undefined;
        // A reader that is still reading the log itself, at its own pace, loses nothing: then once more.
        for (let from = 0; !gap; from += size) {
          const first = nextMessage(stream);
          await append(String(from));
          await first;
          await append(...numbers(from + 1, from + size));
          for (let count = 0; count < size; count += 1) await next(witness);
          for (let count = 1; count < size && !gap; count += 1) {
            const message = await nextMessage(stream);
            if (message.kind === 'gap') gap = message;
          }
        }
        expect(gap.kind === 'gap' && gap.place).toEqual(await tail.place());
        expect((await stream.next()).done).toBe(true);
        await witness.return?.();
      });

      it('gives a gap where the place is no longer kept', async () => {
        const start = await tail.place();
        await append('1', '2');
        await backbone.prune(new Date(Date.now() + 60_000));
        const stream = follow(start);
        const message = await nextMessage(stream);
        // Where the tail itself was no further it tells both.
        const gap = message.kind === 'reached' ? await nextMessage(stream) : message;
        expect(gap).toEqual({ kind: 'gap', place: await tail.place() });
        expect((await stream.next()).done).toBe(true);
      });

      it('gives nothing again to a reader that has come further than the tail', async () => {
        // Nobody wakes it: it looks once a second.
        const slow = startTail({
          backbone: { ...backbone, watch: () => async () => undefined },
          onError: (error) => failures.push(error),
        });
        try {
          await slow.nextLook();
          await append('1', '2');
          const after = await slow.place();
          const stream = slow.follow({ after, only: { key: keyOf(source) } });
          expect(await nextMessage(stream)).toEqual({ kind: 'reached', place: after });
          await append('3');
          expect(await next(stream)).toBe(`${source}:3`);
        } finally {
          await slow.stop();
        }
      });

      it('goes on after a gap with what is still kept', async () => {
        const start = await tail.place();
        await append('1', '2');
        const { position } = await tail.place();
        await backbone.prune(new Date(Date.now() + 60_000));
        await append('3', '4');
        // Once the tail has come to the end, the place is behind it.
        const witness = follow({ ...start, position });
        expect([await next(witness), await next(witness)]).toEqual([`${source}:3`, `${source}:4`]);
        const gap = await nextMessage(follow(start));
        expect(gap).toEqual({ kind: 'gap', place: { ...start, position } });
        const stream = follow({ ...start, position });
        expect([await next(stream), await next(stream)]).toEqual([`${source}:3`, `${source}:4`]);
        for (const each of [witness, stream]) await each.return?.();
      });

      it('gives a gap for a place in another log', async () => {
        const { position } = await tail.place();
        const elsewhere = { epoch: randomUUID(), position };
        expect((await nextMessage(follow(elsewhere))).kind).toBe('gap');
      });

      it('gives a gap for a place that the log has lost, since it was put back to an earlier state', async () => {
        const { epoch, position } = await tail.place();
        const lost = { epoch, position: String(BigInt(position) + 5n) };
        expect(await nextMessage(follow(lost))).toEqual({ kind: 'gap', place: await tail.place() });
      });

      it('says once where it has caught up: what was before is before it, what comes later after it', async () => {
        const start = await tail.place();
        await append(...numbers(0, 8));
        const stream = follow(start);
        const before: LogEntry[] = [];
        let message = await nextMessage(stream);
        for (; message.kind === 'entry'; message = await nextMessage(stream)) before.push(message.entry);
        const position = before.at(-1)?.position ?? start.position;
        expect(message).toEqual({ kind: 'reached', place: { epoch: start.epoch, position } });
        await append('8');
        for (let id = before.length; id <= 8; id += 1) {
          expect(await nextMessage(stream)).toMatchObject({
            kind: 'entry',
            entry: { messageId: `${source}:${id}` },
          });
        }
        await stream.return?.();
      });

      it('gives each reader what it asks for alone, from the log and as it is appended', async () => {
        const start = await tail.place();
        const key = keyOf(source);
        const ours = (id: string) => event(source, id);
        const other = { type: 'test.forgotten', key: `other-${key}`, regionCode: '14' };
        const others = (id: string) => ({ ...event(source, id), ...other });
        const all = numbers(0, 6);
        const even = ['0', '2', '4'];
        const odd = ['1', '3', '5'];
        const asking: [LogFilter, string[]][] = [
          [{}, all],
          [{ key }, even],
          [{ key: other.key }, odd],
          [{ regionCode: '12' }, even],
          [{ regionCode: '14' }, odd],
          [{ type: 'test.changed' }, even],
          [{ type: other.type }, odd],
          [{ key, regionCode: '12', type: 'test.changed' }, even],
          [{ key, regionCode: '14' }, []],
          [{ key, type: other.type }, []],
          [{ regionCode: '12', type: other.type }, []],
        ];
        await publish(ours('0'), others('1'), ours('2'));
        const streams = asking.map(([only]) => tail.follow({ after: start, only }));
        const heard = streams.map(() => [] as string[]);
        const telling: (() => void)[] = [];
        const ended = streams.map(async (stream, index) => {
          for await (const message of stream) {
            if (message.kind === 'entry') heard[index]?.push(message.entry.messageId);
            else expect(message.kind).toBe('reached');
            for (const tell of telling.splice(0)) tell();
          }
        });
        await publish(others('3'), ours('4'), others('5'));
        while (asking.some(([, ids], index) => (heard[index] as string[]).length < ids.length)) {
          await new Promise<void>((resolve) => telling.push(resolve));
        }
        for (const stream of streams) await stream.return?.();
        await Promise.all(ended);
        expect(heard).toEqual(asking.map(([, ids]) => ids.map((id) => `${source}:${id}`)));
      });
    });
  });
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => String(from + index));

type Stream = AsyncIterableIterator<TailMessage, void, undefined>;

async function nextMessage(stream: Stream): Promise<TailMessage> {
  const { value, done } = await stream.next();
  if (done) throw new Error('the stream ended early');
  return value;
}

async function next(stream: Stream): Promise<string> {
  return (await nextEntry(stream)).messageId;
}

async function nextEntry(stream: Stream): Promise<LogEntry> {
  const message = await nextMessage(stream);
  if (message.kind === 'reached') return nextEntry(stream);
  if (message.kind !== 'entry') throw new Error('a gap where an entry was due');
  return message.entry;
}

/** Every event of one source in a test is about the same record. */
const keyOf = (source: string) => `record-of-${source}`;

function event(source: string, id: string): ChangeEvent {
  return {
    messageId: `${source}:${id}`,
    type: 'test.changed',
    key: keyOf(source),
    regionCode: '12',
    sequence: '1',
    transaction: '18446744073709551615',
    occurredAt: '2026-01-02T03:04:05.678Z',
    payload: { id, text: 'åäö' },
  };
}
