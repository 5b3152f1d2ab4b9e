import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { KEPT_TOPICS } from '@hub/schema/events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../../../test/support/until.js';
import { type Backbone, followKept, type LogPlace, startTail } from '../src/backbone/index.js';
import { type BackboneSite, idsAfter, numberedEvent, publishUpTo } from './backbone-site.js';

const PUBLISHER = fileURLToPath(new URL('../../../test/support/publish-pages.mjs', import.meta.url));

/** What every adapter of the backbone does where processes, servers and networks fail. */
export function backboneHardships(name: string, open: () => Promise<BackboneSite>): void {
  describe(`the backbone on ${name}, in hardship`, () => {
    let site: BackboneSite;
    let backbone: Backbone;
    let source: string;

    beforeAll(async () => {
      site = await open();
      backbone = await site.create();
      await backbone.prepare();
    }, 60_000);
    afterAll(async () => {
      await backbone.close();
      await site.close();
    });
    beforeEach(() => {
      source = `test-${randomUUID()}`;
    });

    const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

    it('keeps the order and takes each event once from several publishers of the same sources', async () => {
      const { last } = await backbone.bounds();
      const sources = [source, `${source}-b`];
      const others = await Promise.all([site.create(), site.create()]);
      try {
        const publishers = [backbone, ...others].flatMap((one) =>
          sources.map((each) => publishUpTo(one, each, 120)),
        );
        await Promise.all(publishers);
        for (const each of sources) expect(await idsAfter(backbone, last, each)).toEqual(numbers(120));
        const { entries } = await backbone.read(last, 1_000);
        const positions = entries.map(({ position }) => BigInt(position));
        expect(new Set(positions).size).toBe(240);
        expect(positions).toEqual([...positions].sort((a, b) => (a < b ? -1 : 1)));
      } finally {
        for (const other of others) await other.close();
      }
    });

    it('has all of a publication or nothing where its publisher is killed, and another goes on', async () => {
      const { last } = await backbone.bounds();
      const publishers: ChildProcess[] = [];
      const start = () => {
        const how = JSON.stringify({ ...site.reach, source });
        publishers.push(spawn(process.execPath, [PUBLISHER, how], { stdio: 'inherit' }));
      };
      const reached = async () => Number((await backbone.sourcePosition(source)) ?? 0);
      const kill = async () => {
        const publisher = publishers.shift() as ChildProcess;
        const ended = once(publisher, 'exit');
        publisher.kill('SIGKILL');
        await ended;
      };
      start();
      start();
      for (let death = 0; death < 6; death += 1) {
        const before = await reached();
        let now = before;
        await until(
          () => now > before + 5,
          20_000,
          async () => {
            now = await reached();
          },
        );
        await kill();
        start();
      }
      while (publishers.length > 0) await kill();
      // The server may still carry out what the last of them had sent.
      let count = -1;
      let ids: string[] = [];
      await until(
        () => ids.length === count,
        20_000,
        async () => {
          ids = await idsAfter(backbone, last, source);
          count = await reached();
        },
      );
      expect(count).toBeGreaterThan(30);
      expect(ids).toEqual(numbers(count));
    }, 120_000);

    it('loses and repeats nothing where its server crashes between publications and during them', async () => {
      const count = 400;
      const { place, seen, stop } = await follower(backbone, source);
      const other = await site.create();
      try {
        const publishing = [backbone, other].map((one) => publishUpTo(one, source, count, { pageSize: 5 }));
        for (const share of [0.2, 0.4, 0.6]) {
          await until(() => seen.length >= count * share, 30_000);
          await site.crash();
        }
        await Promise.all(publishing);
        await until(() => seen.length >= count, 30_000);
        expect(seen).toEqual(numbers(count));
        await site.crash();
        expect(await again(() => idsAfter(backbone, place.position, source))).toEqual(numbers(count));
        expect(await backbone.sourcePosition(source)).toBe(String(count));
      } finally {
        await stop();
        await other.close();
      }
    }, 120_000);

    it('gives who was cut off from the server what was appended meanwhile, in order and without a gap', async () => {
      const way = await site.cuttable();
      const { seen, stop } = await follower(way.backbone, source);
      try {
        await publishUpTo(way.backbone, source, 30);
        await until(() => seen.length >= 30);
        await way.cut();
        // Who can't reach the server is told so, and can go on later.
        await expect(way.backbone.sourcePosition(source)).rejects.toThrow();
        await publishUpTo(backbone, source, 60);
        await way.mend();
        await publishUpTo(way.backbone, source, 90);
        await until(() => seen.length >= 90);
        expect(seen).toEqual(numbers(90));
      } finally {
        await stop();
        await way.close();
      }
    }, 60_000);

    it('removes what is old, but for kept topics, and goes on from where each source was', async () => {
      await publishUpTo(backbone, source, 10);
      const kept = { ...numberedEvent(source, 11), type: KEPT_TOPICS[0] as string };
      // Kept and not in one publication.
      const events = [kept, numberedEvent(source, 12)];
      expect(await backbone.publish({ source, from: '10', to: '12', events })).toBe(true);
      const quiet = `${source}-quiet`;
      await publishUpTo(backbone, quiet, 3);
      const { last, epoch } = await backbone.bounds();
      expect(await backbone.prune(new Date(Date.now() + 60_000))).toBeGreaterThanOrEqual(14);
      const bounds = await backbone.bounds();
      expect(bounds).toEqual({ epoch, last, prunedTo: last });
      expect(await backbone.prune(new Date(Date.now() + 60_000))).toBe(0);
      expect(await backbone.bounds()).toEqual(bounds);

      expect(await idsAfter(backbone, '0', source)).toEqual(['11']);
      const page = await backbone.readKept('0', 1_000);
      expect(page.entries.filter(({ messageId }) => messageId.startsWith(source))).toMatchObject([kept]);
      expect(await backbone.sourcePosition(source)).toBe('12');
      expect(await backbone.sourcePosition(quiet)).toBe('3');
      await publishUpTo(backbone, source, 20, { repeated: 0 });
      expect((await backbone.bounds()).prunedTo).toBe(last);
      expect(await idsAfter(backbone, last, source)).toEqual(numbers(20).slice(12));
    });

    it('prunes only what was recorded before the moment', async () => {
      await publishUpTo(backbone, source, 5);
      const { last } = await backbone.bounds();
      await new Promise((resolve) => setTimeout(resolve, 50));
      const moment = new Date();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await publishUpTo(backbone, source, 9);
      await backbone.prune(moment);
      expect((await backbone.bounds()).prunedTo).toBe(last);
      expect(await idsAfter(backbone, '0', source)).toEqual(['6', '7', '8', '9']);
    });

    it('is another log to everybody where it was made anew', async () => {
      await publishUpTo(backbone, source, 3);
      const before = await backbone.bounds();
      const failures: unknown[] = [];
      const told: { ids: string[]; anew: boolean }[] = [];
      const tail = startTail({ backbone, onError: (error) => failures.push(error) });
      const stopFollowing = followKept({
        backbone,
        idleMs: 50,
        onError: (error) => failures.push(error),
        onRead: (entries, anew) => told.push({ ids: entries.map(({ messageId }) => messageId), anew }),
      });
      const stream = tail.follow({
        after: { epoch: before.epoch, position: before.last },
        only: {},
      });
      expect((await stream.next()).value).toMatchObject({ kind: 'reached' });
      const message = stream.next();
      try {
        await until(() => told.length > 0);
        await site.remove();
        await backbone.prepare();
        const bounds = await backbone.bounds();
        expect(bounds).toMatchObject({ prunedTo: '0', last: '0' });
        expect(bounds.epoch).not.toBe(before.epoch);
        expect(await backbone.sourcePosition(source)).toBeNull();
        await publishUpTo(backbone, source, 3);
        const kept = { ...numberedEvent(source, 4), type: KEPT_TOPICS[0] as string };
        expect(await backbone.publish({ source, from: '3', to: '4', events: [kept] })).toBe(true);
        expect(await idsAfter(backbone, '0', source)).toEqual(['1', '2', '3', '4']);
        expect((await message).value).toMatchObject({ kind: 'gap', place: { epoch: bounds.epoch } });
        // What the earlier log held is forgotten; this one is told from its beginning.
        const sinceAnew = () => told.slice(told.findLastIndex(({ anew }) => anew)).flatMap(({ ids }) => ids);
        await until(() => sinceAnew().includes(`${source}:4`), 20_000);
        expect(sinceAnew()).toEqual([`${source}:4`]);
        expect(told.filter(({ anew }) => anew)).toHaveLength(2);
      } finally {
        await tail.stop();
        await stopFollowing();
      }
    }, 60_000);

    const kept = (id: number) => ({ ...numberedEvent(source, id), type: KEPT_TOPICS[0] as string });
    it.each([
      ['an event', (id: number) => numberedEvent(source, id)],
      ['one that is kept', kept],
    ])('takes nothing that follows on what was removed with the log, such as %s', async (_, event) => {
      await publishUpTo(backbone, source, 5);
      const from = await backbone.sourcePosition(source);
      await site.remove();
      // It may find no log at all.
      const taken = await backbone.publish({ source, from, to: '6', events: [event(6)] }).catch(() => false);
      expect(taken).toBe(false);
      await backbone.prepare();
      expect(await backbone.sourcePosition(source)).toBeNull();
      expect(await idsAfter(backbone, '0', source)).toEqual([]);
      await publishUpTo(backbone, source, 6);
      expect(await idsAfter(backbone, '0', source)).toEqual(numbers(6));
    });

    it('takes no second page of a first copy whose first page was removed with the log', async () => {
      const { epoch } = await backbone.bounds();
      const first = [1, 2].map((id) => numberedEvent(source, id));
      expect(await backbone.publish({ source, epoch, from: null, to: null, events: first })).toBe(true);
      await site.remove();
      await backbone.prepare();
      const second = { source, epoch, from: null, to: '3', events: [numberedEvent(source, 3)] };
      expect(await backbone.publish(second)).toBe(false);
      expect(await backbone.sourcePosition(source)).toBeNull();
      expect(await idsAfter(backbone, '0', source)).toEqual([]);
    });
  });
}

/** Follows a source's entries for as long as it takes, as a stream does whose server goes away and comes back. */
async function follower(
  backbone: Backbone,
  source: string,
): Promise<{ place: LogPlace; seen: string[]; stop(): Promise<void> }> {
  const tail = startTail({ backbone, onError: () => undefined });
  let leaving = false;
  let stream: ReturnType<typeof tail.follow> | undefined;
  const start = await tail.place();
  const seen: string[] = [];
  const reading = (async () => {
    let after = start;
    while (!leaving) {
      try {
        stream = tail.follow({ after, only: {} });
        for await (const message of stream) {
          if (message.kind === 'gap') throw new Gap();
          if (message.kind === 'reached' || !message.entry.messageId.startsWith(`${source}:`)) continue;
          seen.push(message.entry.messageId.slice(source.length + 1));
          after = { epoch: start.epoch, position: message.entry.position };
        }
      } catch (error) {
        if (error instanceof Gap) return seen.push('a gap');
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    return undefined;
  })();
  return {
    place: start,
    seen,
    async stop() {
      leaving = true;
      await stream?.return?.();
      await tail.stop();
      await reading;
    },
  };
}

class Gap extends Error {}

/** What `ask` gives, as soon as the server is there again. */
async function again<Result>(ask: () => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
