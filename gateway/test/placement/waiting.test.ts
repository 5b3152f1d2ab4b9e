import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { ownTime } from '../../../test/support/own-time.js';
import { CODES, type Depots, type Parcel, startDepots } from './support/depots.js';

const DEADLINE = 1_000;
/** What a request may take beyond a deadline; less than half of one. */
const LITTLE = 400;

let depots: Depots;
beforeAll(async () => {
  depots = await startDepots({ placedDeadline: DEADLINE, deadline: DEADLINE });
  // What is done once for the first request is no part of what is measured.
  fill({ aa: 1, bb: 1, zz: 1 });
  for (const query of QUERIES) await depots.ask(query);
});
afterEach(async () => {
  for (const proxy of depots.proxies.values()) {
    await proxy.fault();
    proxy.take();
  }
});
afterAll(() => depots?.stop());

const HOISTED =
  '{ parcels { nodes { id town { parcels { totalCount completeness { missing { code reason } } } } } } }';
const TWICE_HOISTED =
  '{ parcels { nodes { id town { parcels { nodes { town { parcels { totalCount } } } } labels { text } } } } }';
const BY_ANOTHER = '{ parcels { nodes { id town { finest { id note } } } } }';
const QUERIES = [HOISTED, TWICE_HOISTED, BY_ANOTHER];

function fill(counts: Record<(typeof CODES)[number], number>): void {
  for (const code of CODES) {
    depots.rows.set(
      code,
      Array.from(
        { length: counts[code] },
        (_, index): Parcel => ({ id: `${code}${index}`, weight: `${1000 + index}`, town: 'Ystad' }),
      ),
    );
  }
}

async function ask(query: string) {
  for (const proxy of depots.proxies.values()) proxy.take();
  const [begun, begunOwn] = [performance.now(), ownTime()];
  const { data, errors = [] } = await depots.ask(query);
  return {
    milliseconds: performance.now() - begun,
    own: ownTime() - begunOwn,
    data: JSON.parse(JSON.stringify(data)),
    errors: errors.map(({ path, extensions }) => [path?.join('.'), extensions.code, extensions.region]),
  };
}

const idsOf = (nodes: { id: string }[]) => nodes.map(({ id }) => id);
const from = (code: string, count: number) => Array.from({ length: count }, (_, index) => `${code}${index}`);

test.each(QUERIES)(
  'a placement that hangs is waited for once, however often it is to be asked: %s',
  async (query) => {
    fill({ aa: 2, bb: 2, zz: 2 });
    await depots.proxies.get('bb')?.fault('hanging');
    const { milliseconds, own, data, errors } = await ask(query);
    expect(milliseconds).toBeGreaterThanOrEqual(DEADLINE - 5);
    expect(own).toBeLessThan(DEADLINE + LITTLE);
    expect(depots.proxies.get('bb')?.take()).toBe(1);
    expect(idsOf(data.parcels.nodes)).toEqual(['aa0', 'zz0', 'aa1', 'zz1']);
    expect(errors).toContainEqual(['parcels', 'TIMEOUT', 'bb']);
    expect(new Set(errors.map(([, code, region]) => `${code} ${region}`))).toEqual(new Set(['TIMEOUT bb']));
  },
);

test('what a placement that hangs would have been asked next is missing too', async () => {
  fill({ aa: 1, bb: 2, zz: 1 });
  await depots.proxies.get('bb')?.fault('hanging');
  const parcels = { totalCount: 2, completeness: { missing: [{ code: 'bb', reason: 'TIMEOUT' }] } };
  const { data } = await ask(HOISTED);
  expect(data.parcels.nodes.map(({ town }: { town: object }) => town)).toEqual([{ parcels }, { parcels }]);
  const { errors } = await ask(BY_ANOTHER);
  expect(errors).toEqual([
    ['parcels', 'TIMEOUT', 'bb'],
    ['parcels.nodes.0.town.finest.note', 'TIMEOUT', 'bb'],
    ['parcels.nodes.1.town.finest.note', 'TIMEOUT', 'bb'],
  ]);
});

test('a placement that hangs at the second step only is waited for no longer than at the first', async () => {
  fill({ aa: 1, bb: 1, zz: 1 });
  depots.proxies.get('bb')?.after(1, 'hanging');
  const { own, data } = await ask(HOISTED);
  expect(own).toBeLessThan(DEADLINE + LITTLE);
  expect(idsOf(data.parcels.nodes)).toEqual(['aa0', 'bb0', 'zz0']);
  expect(data.parcels.nodes[1].town.parcels).toEqual({
    totalCount: 2,
    completeness: { missing: [{ code: 'bb', reason: 'TIMEOUT' }] },
  });
});

test('a placement that needs a second round does not wait for one that hangs until its own time is over', async () => {
  fill({ aa: 90, bb: 1, zz: 1 });
  await depots.proxies.get('bb')?.fault('hanging');
  const { own, data, errors } = await ask(
    '{ parcels(first: 60) { nodes { id } completeness { missing { code reason } } } }',
  );
  expect(errors).toEqual([]);
  expect(data.parcels.completeness).toEqual({ missing: [{ code: 'bb', reason: 'TIMEOUT' }] });
  expect(idsOf(data.parcels.nodes).filter((id) => id !== 'zz0')).toEqual(from('aa', 59));
  expect(depots.proxies.get('aa')?.take()).toBe(2);
  expect(own).toBeLessThan(DEADLINE + LITTLE);
});

test('a second round has the time only that the first and the waiting have left', async () => {
  fill({ aa: 90, bb: 1, zz: 1 });
  await depots.proxies.get('bb')?.fault('hanging');
  depots.proxies.get('aa')?.after(1, 'hanging');
  const { own, data } = await ask(
    '{ parcels(first: 60) { nodes { id } completeness { missing { code reason } } } }',
  );
  expect(own).toBeLessThan(DEADLINE + LITTLE);
  expect(data.parcels).toEqual({
    nodes: [{ id: 'zz0' }],
    completeness: {
      missing: [
        { code: 'aa', reason: 'TIMEOUT' },
        { code: 'bb', reason: 'TIMEOUT' },
      ],
    },
  });
});

test('a subgraph that is not placed and hangs costs its own data, within its deadline', async () => {
  fill({ aa: 1, bb: 1, zz: 1 });
  await depots.proxies.get('atlas')?.fault('hanging');
  const { own, data, errors } = await ask(
    '{ towns { name } shelf { id } parcels { nodes { id colour town { people parcels { totalCount } } } } depots { code } }',
  );
  expect(own).toBeLessThan(DEADLINE + LITTLE);
  expect(data).toEqual({
    towns: null,
    shelf: null,
    parcels: {
      nodes: ['aa0', 'bb0', 'zz0'].map((id) => ({
        id,
        colour: null,
        town: { people: null, parcels: { totalCount: 3 } },
      })),
    },
    depots: CODES.map((code) => ({ code })),
  });
  expect(new Set(errors.map(([, code]) => code))).toEqual(new Set(['TIMEOUT']));
});
