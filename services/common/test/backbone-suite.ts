import { randomUUID } from 'node:crypto';
import { type ChangeEvent, KEPT_TOPICS } from '@hub/schema/events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type Backbone,
  followKept,
  type LogEntry,
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

    const append = async (...ids: string[]) => {
      const from = await backbone.sourcePosition(source);
      const to = ids.at(-1) ?? from;
      const done = await backbone.publish({ source, from, to, events: ids.map((id) => event(source, id)) });
      expect(done).toBe(true);
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

      const follow = (after: LogPlace, signal: AbortSignal, bufferSize?: number) =>
        tail.follow({
          after,
          signal,
          matches: (entry) => entry.messageId.startsWith(source),
          ...(bufferSize === undefined ? {} : { bufferSize }),
        });

      it('gives what was appended before and after it was asked, each once, in order', async () => {
        const start = await tail.place();
        const leaving = new AbortController();
        await append(...numbers(0, 10));
        const stream = follow(start, leaving.signal);
        const seen = [await next(stream)];
        for (let from = 10; from < 60; from += 10) await append(...numbers(from, from + 10));
        while (seen.length < 60) seen.push(await next(stream));
        expect(seen).toEqual(numbers(0, 60).map((id) => `${source}:${id}`));
        leaving.abort();
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
            const leaving = new AbortController();
            const stream = follow(place, leaving.signal);
            for (let taken = 0; taken <= number && seen.length < count; taken += 1) {
              const message = await nextMessage(stream);
              if (message.kind === 'gap') throw new Error('a gap where an entry was due');
              seen.push(message.entry.messageId);
              place = { epoch: start.epoch, position: message.entry.position };
            }
            leaving.abort();
            await stream.return();
          }
          return seen;
        });
        const expected = numbers(0, count).map((id) => `${source}:${id}`);
        for (const seen of await Promise.all(readers)) expect(seen).toEqual(expected);
        await appending;
      });

      it('gives a reader that is too slow a gap, and a place to go on from', async () => {
        const start = await tail.place();
        const leaving = new AbortController();
        const stream = follow(start, leaving.signal, 2);
        // Another reader that keeps up shows when the tail has handed everything over.
        const witness = follow(start, leaving.signal);
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
        leaving.abort();
      });

      it('gives a gap where the place is no longer kept', async () => {
        const start = await tail.place();
        await append('1', '2');
        await backbone.prune(new Date(Date.now() + 60_000));
        const leaving = new AbortController();
        const message = await nextMessage(follow(start, leaving.signal));
        expect(message).toEqual({ kind: 'gap', place: await tail.place() });
        leaving.abort();
      });

      it('gives a gap for a place in another log', async () => {
        const { position } = await tail.place();
        const leaving = new AbortController();
        const elsewhere = { epoch: randomUUID(), position };
        expect((await nextMessage(follow(elsewhere, leaving.signal))).kind).toBe('gap');
        leaving.abort();
      });
    });
  });
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => String(from + index));

async function nextMessage(stream: AsyncGenerator<TailMessage, void, undefined>): Promise<TailMessage> {
  const { value, done } = await stream.next();
  if (done) throw new Error('the stream ended early');
  return value;
}

async function next(stream: AsyncGenerator<TailMessage, void, undefined>): Promise<string> {
  const message = await nextMessage(stream);
  if (message.kind !== 'entry') throw new Error('a gap where an entry was due');
  return message.entry.messageId;
}

function event(source: string, id: string): ChangeEvent {
  return {
    messageId: `${source}:${id}`,
    type: 'test.changed',
    key: `record-${id}`,
    regionCode: '12',
    sequence: '1',
    transaction: '18446744073709551615',
    occurredAt: '2026-01-02T03:04:05.678Z',
    payload: { id, text: 'åäö' },
  };
}
