import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FAULTS, type FaultProxy, startFaultProxy } from '../support/fault-proxy.js';
import { type OwnHub, startOwnHub } from '../support/own-hub.js';

/** Of these at least a thousand come upon a fault. */
const REQUESTS = 2_000;
const AT_ONCE = 12;
/** Milliseconds; shorter than usual, since a thousand requests wait for it. */
const DEADLINE = 400;
const LISTS = ['bodies', 'events', 'projects'] as const;
const QUERY = `{
  regions { code }
  ${LISTS.map((list) => `${list}(first: 100) { totalCount completeness { complete answered missing { code name reason } } nodes { id } }`).join('\n')}
}`;

interface Page {
  totalCount: number;
  completeness: {
    complete: boolean;
    answered: string[];
    missing: { code: string; name: string; reason: string }[];
  };
  nodes: { id: string }[];
}
type Data = Record<(typeof LISTS)[number], Page> & { regions: ({ code: string } | null)[] };

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const random = generator(seed);

let hub: OwnHub;
const proxies: FaultProxy[] = [];
let codes: string[] = [];
beforeAll(async () => {
  // Short pauses, so that deployments that were skipped are tried again many times in the run.
  hub = await startOwnHub({ BREAKER_PAUSE: '100' });
  const file = path.join(hub.world.dataDir, 'deployments.json');
  const map = JSON.parse(await readFile(file, 'utf8'));
  codes = map.placements.map(({ code }: { code: string }) => code);
  for (const placement of map.placements) {
    const proxy = await startFaultProxy(placement.url);
    proxies.push(proxy);
    placement.url = proxy.url.replace(/\/$/, '');
    placement.deadline = DEADLINE;
  }
  await writeFile(`${file}.new`, JSON.stringify(map));
  await rename(`${file}.new`, file);
  // The new map is in force when a request comes by every proxy.
  while (!(await passed())) await hub.world.ask(QUERY);
}, 150_000);
afterAll(async () => {
  await hub.stop();
  await Promise.all(proxies.map((proxy) => proxy.close()));
});

const seen = new Set<FaultProxy>();
async function passed(): Promise<boolean> {
  for (const proxy of proxies) if (proxy.take() > 0) seen.add(proxy);
  return seen.size === proxies.length;
}

test(`in ${REQUESTS} requests while deployments fail at random (SEED=${seed}), each answer says exactly what it holds`, async () => {
  const whole = await hub.world.data<Data>(QUERY);
  const rowsOf = (page: Page, code: string) =>
    page.nodes.map(({ id }) => id).filter((id) => placementOf(id) === code);
  const told = { faulted: 0, complete: 0, missing: 0, holes: 0, slowest: 0 };
  let left = REQUESTS;
  let over = false;

  const breaking = (async () => {
    while (!over) {
      const proxy = pick(proxies);
      // Healed as often as broken, so that the deployments that are skipped are tried again.
      await proxy.fault(random() < 0.7 ? undefined : pick(FAULTS));
      await new Promise((resolve) => setTimeout(resolve, random() * 50));
    }
  })();
  const asking = Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) {
      const started = performance.now();
      const { status, data, errors } = await hub.world.ask<Data>(QUERY);
      told.slowest = Math.max(told.slowest, performance.now() - started);
      expect(status).toBe(200);
      if (!data) throw new Error('an answer without data');
      for (const list of LISTS) {
        const { totalCount, completeness, nodes } = data[list];
        const missing = completeness.missing.map(({ code }) => code);
        expect([...completeness.answered, ...missing].sort()).toEqual([...codes].sort());
        expect(completeness.complete).toBe(missing.length === 0);
        const expected = completeness.answered.flatMap((code) => rowsOf(whole[list], code));
        expect(nodes.map(({ id }) => id).sort()).toEqual(expected.sort());
        expect(totalCount).toBe(expected.length);
        if (missing.length === 0) told.complete += 1;
        else told.missing += 1;
      }
      if (errors || LISTS.some((list) => !data[list].completeness.complete)) told.faulted += 1;
      // Each hole in the regions is a null with an error that names its deployment; all else is there.
      const holes = (errors ?? []).filter(({ path: at }) => at?.[0] === 'regions');
      expect(data.regions.filter((region) => region === null)).toHaveLength(holes.length);
      const gone = new Set(holes.map(({ extensions }) => extensions.region));
      const rest = whole.regions.flatMap((region) =>
        region && !gone.has(placementOf(region.code)) ? [region.code] : [],
      );
      expect(data.regions.flatMap((region) => (region ? [region.code] : [])).sort()).toEqual(rest.sort());
      told.holes += holes.length;
    }
  });
  await Promise.all(asking).finally(() => {
    over = true;
  });
  await breaking;
  // The run is worth nothing unless much was whole and much was missing.
  expect(told.faulted).toBeGreaterThanOrEqual(1_000);
  expect(told.complete).toBeGreaterThan(50);
  expect(told.missing).toBeGreaterThan(50);
  expect(told.holes).toBeGreaterThan(20);
  expect(told.slowest).toBeLessThan(DEADLINE * 10);
}, 180_000);

/** The deployment that answers for an id: the one of its code, or the national one. */
function placementOf(id: string): string {
  const code = id.slice(0, 2);
  return codes.includes(code) ? code : '00';
}

function pick<T>(from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** The same numbers for the same seed (mulberry32). */
function generator(state: number): () => number {
  let a = state;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
