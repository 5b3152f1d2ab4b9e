import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.js';
import { FAULTS, type Fault } from '../support/faults.js';
import { type OwnHub, startOwnHub } from '../support/own-hub.js';
import { until } from '../support/until.js';
import { Lateness } from './faults/lateness.js';
import { SHAPES } from './faults/shapes.js';
import { WhatCame } from './faults/what-came.js';

/** Of these at least a thousand come upon a fault. */
const REQUESTS = 1_800;
const AT_ONCE = 8;
/** Milliseconds; shorter than usual, since a thousand requests wait for it. */
const DEADLINE = 600;
/** What a request may take beyond a deadline and the time that it takes when nothing hangs; less than another deadline. */
const LITTLE = 500;

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const random = generator(seed);

let hub: OwnHub;
const proxies = new Map<string, FaultProxy>();
beforeAll(async () => {
  // Short pauses, so that deployments that were skipped are tried again many times in the run.
  hub = await startOwnHub({ BREAKER_PAUSE: '100' });
  const file = path.join(hub.world.dataDir, 'deployments.json');
  const map = JSON.parse(await readFile(file, 'utf8'));
  for (const placement of map.placements) {
    const proxy = await startFaultProxy(placement.url);
    proxies.set(placement.code, proxy);
    placement.url = proxy.url.replace(/\/$/, '');
    placement.deadline = DEADLINE;
  }
  await writeFile(`${file}.new`, JSON.stringify(map));
  await rename(`${file}.new`, file);
  // The new map is in force when a request comes by every proxy.
  const seen = new Set<FaultProxy>();
  await until(
    () => seen.size === proxies.size,
    20_000,
    async () => {
      await hub.world.ask('{ regions { code } }');
      for (const proxy of proxies.values()) if (proxy.take() > 0) seen.add(proxy);
    },
  );
}, 150_000);
afterAll(async () => {
  await hub.stop();
  for (const proxy of proxies.values()) await proxy.close();
});

test(`in ${REQUESTS} requests while deployments fail at random (SEED=${seed}), each answer says exactly what it holds`, async () => {
  const codes = [...proxies.keys()];
  const whole = new Map<string, unknown>();
  for (const { name, query } of SHAPES) whole.set(name, await hub.world.data(query));

  const told = { faulted: 0, whole: 0, late: 0, met: new Set<Fault>(), shapes: new Map<string, number>() };
  const times = { hung: [] as number[], others: [] as number[] };
  let left = REQUESTS;
  let over = false;

  const breaking = (async () => {
    while (!over) {
      // Healed as often as broken, so that the deployments that are skipped are tried again.
      await pick([...proxies.values()]).fault(random() < 0.7 ? undefined : pick(FAULTS));
      await new Promise((resolve) => setTimeout(resolve, random() * 50));
    }
  })();
  const asking = Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) {
      const { name, query, check } = pick(SHAPES);
      const begun = performance.now();
      const { status, headers, data, errors = [] } = await hub.world.ask(query);
      const milliseconds = performance.now() - begun;
      const id = headers.get('x-request-id') ?? '';
      const passed = new Map([...proxies].map(([code, proxy]) => [code, proxy.passed(id)]));
      const came = new WhatCame(passed);
      const late = new Lateness(milliseconds >= DEADLINE - 5);
      try {
        expect(status).toBe(200);
        expect(came.wasAskedAgain(DEADLINE)).toBe(false);
        check(data, errors, { whole: whole.get(name), came, late, codes });
      } catch (cause) {
        const shown = JSON.stringify({ passed: [...passed], data, errors });
        throw new Error(`${name}, request ${id}: ${String(cause)}\n${shown}`, { cause });
      }
      told.late += late.count > 0 ? 1 : 0;
      const faults = [...passed.values()].flat().flatMap(({ fault }) => fault ?? []);
      for (const fault of faults) told.met.add(fault);
      const isWhole =
        faults.length === 0 && errors.length === 0 && !JSON.stringify(data).includes('"reason"');
      told[isWhole ? 'whole' : 'faulted'] += 1;
      told.shapes.set(name, (told.shapes.get(name) ?? 0) + 1);
      if (came.waits > 0) times.hung.push(milliseconds - came.waits * DEADLINE);
      else times.others.push(milliseconds);
    }
  });
  await Promise.all(asking).finally(() => {
    over = true;
  });
  await breaking;

  // The run is worth nothing unless much was whole, much was missing for what the proxies did, and all ways were met.
  expect(told.faulted - told.late).toBeGreaterThanOrEqual(1_000);
  expect(told.whole).toBeGreaterThan(50);
  expect(FAULTS.filter((fault) => fault !== 'refused' && !told.met.has(fault))).toEqual([]);
  expect(Math.min(...SHAPES.map(({ name }) => told.shapes.get(name) ?? 0))).toBeGreaterThan(100);
  expect(times.hung.length).toBeGreaterThan(20);
  // What the machine does to requests that wait for nobody, it may do to those that wait.
  expect(quantile(times.others, 0.5)).toBeLessThan(DEADLINE);
  for (const share of [0.5, 0.9, 1])
    expect(quantile(times.hung, share)).toBeLessThan(LITTLE + quantile(times.others, share));

  // All are back when nothing fails any more.
  for (const proxy of proxies.values()) await proxy.fault();
  for (const { name, query } of SHAPES) {
    const answers: unknown[] = [];
    await until(
      () => JSON.stringify(answers.at(-1)) === JSON.stringify(whole.get(name)),
      10_000,
      async () => {
        answers.push((await hub.world.ask(query)).data);
      },
    );
  }
}, 180_000);

/** The least time that so large a share of the requests did not exceed. */
function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
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
