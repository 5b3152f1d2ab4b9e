import { afterEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../test/support/faults.js';
import { ownTime } from '../../../test/support/own-time.js';
import type { Breaker } from '../../src/subgraphs/index.js';
import { type Depots, startDepots } from './support/depots.js';

let depots: Depots;
afterEach(() => depots?.stop());

const FAILURES = 3;
const PAUSE = 300;
const QUERY = '{ parcels { completeness { missing { code reason } } } }';

test('a placement that keeps failing is skipped at once, tried later by one request, and taken back', async () => {
  const changes: Breaker[] = [];
  depots = await startDepots({
    placedDeadline: 200,
    breaker: { failures: FAILURES, pause: PAUSE },
    onBreaker: (breaker) => changes.push(breaker),
  });
  const proxy = depots.proxies.get('bb');
  const missing = async () => {
    const { data } = await depots.ask(QUERY);
    return JSON.parse(JSON.stringify(data)).parcels.completeness.missing;
  };
  const stateOf = (placement: string) =>
    depots.breakers().find((each) => each.placement === placement)?.state;

  await proxy?.fault('hanging');
  for (let count = 0; count < FAILURES; count++) {
    expect(stateOf('bb')).toBe('closed');
    expect(await missing()).toEqual([{ code: 'bb', reason: 'TIMEOUT' }]);
  }
  expect(stateOf('bb')).toBe('open');
  expect(proxy?.take()).toBe(FAILURES);

  const begun = ownTime();
  expect(await missing()).toEqual([{ code: 'bb', reason: 'UNREACHABLE' }]);
  expect(ownTime() - begun).toBeLessThan(150);
  expect(proxy?.take()).toBe(0);

  await stateAfterPause();
  const tried = await Promise.all([missing(), missing(), missing()]);
  expect(
    tried
      .flat()
      .map(({ reason }) => reason)
      .sort(),
  ).toEqual(['TIMEOUT', 'UNREACHABLE', 'UNREACHABLE']);
  expect(proxy?.take()).toBe(1);
  expect(stateOf('bb')).toBe('open');

  await proxy?.fault();
  await stateAfterPause();
  expect(await missing()).toEqual([]);
  expect(stateOf('bb')).toBe('closed');
  expect(changes.map(({ placement, name, state }) => `${placement} ${name} ${state}`)).toEqual([
    'bb Depot bb open',
    'bb Depot bb half-open',
    'bb Depot bb open',
    'bb Depot bb half-open',
    'bb Depot bb closed',
  ]);
  expect(depots.breakers().map(({ placement, subgraph, state }) => [placement ?? subgraph, state])).toEqual([
    ['atlas', 'closed'],
    ['aa', 'closed'],
    ['bb', 'closed'],
    ['zz', 'closed'],
  ]);
});

test('writes that wait too long for their turn do not keep others from reading', async () => {
  depots = await startDepots({ placedDeadline: 200, breaker: { failures: 1, pause: 60_000 } });
  const proxy = depots.proxies.get('bb');
  await proxy?.fault('hanging');
  const write =
    'mutation { pack(input: { label: { depot: "bb" }, weight: "1", town: "Ystad" }) { parcel { id } } }';
  for (let count = 0; count < 2; count++) {
    const { errors } = await depots.ask(write);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['TIMEOUT']);
  }
  await proxy?.fault();
  expect((await depots.ask(QUERY)).data).toEqual({ parcels: { completeness: { missing: [] } } });
});

/** The library measures its pause by the clock: so does this. */
async function stateAfterPause(): Promise<void> {
  const until = performance.now() + PAUSE + 20;
  while (performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
}

test('a subgraph that is not placed is skipped by itself, and clients that leave do not count', async () => {
  depots = await startDepots({ deadline: 5_000, breaker: { failures: 2, pause: 60_000 } });
  const proxy = depots.proxies.get('atlas');
  const stateOf = () => depots.breakers().find(({ subgraph }) => subgraph === 'atlas')?.state;
  await proxy?.fault('hanging');
  for (let count = 0; count < 4; count++) {
    const leaving = new AbortController();
    const answer = depots.ask('{ towns { name } }', undefined, { context: { signal: leaving.signal } });
    await proxy?.arrival();
    leaving.abort();
    await answer;
  }
  expect(stateOf()).toBe('closed');
  await proxy?.fault('html');
  await depots.ask('{ towns { name } }');
  await depots.ask('{ towns { name } }');
  expect(stateOf()).toBe('open');
  proxy?.take();
  const { errors } = await depots.ask('{ towns { name } }');
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['SUBGRAPH_UNREACHABLE']);
  expect(proxy?.take()).toBe(0);
});

describe.each<Fault>(['status500', 'html', 'shape', 'missingEntities', 'surplusEntities'])(
  'an answer that is none to what was asked counts as a failure: %s',
  (fault) => {
    test.each([
      ['a placement', 'aa', '{ shelf { note } }', 'REGION_UNREACHABLE'],
      [
        'a subgraph that is not placed',
        'atlas',
        '{ depots { code } parcels { nodes { colour } } }',
        'SUBGRAPH_UNREACHABLE',
      ],
    ])('of %s, which is skipped then', async (_what, name, query, code) => {
      depots = await startDepots({ breaker: { failures: FAILURES, pause: 60_000 } });
      for (const id of ['aa0', 'aa2', 'bb0', 'zz0'])
        depots.rows.get(id.slice(0, 2))?.push({ id, weight: id, town: 'Ystad' });
      const proxy = depots.proxies.get(name);
      const stateOf = () =>
        depots.breakers().find(({ placement, subgraph }) => (placement ?? subgraph) === name)?.state;
      const codes = async () => {
        const { errors } = await depots.ask(query);
        return [...new Set(errors?.map(({ extensions }) => extensions.code))];
      };
      await proxy?.fault(fault);
      proxy?.take();
      depots.takeRequests();
      for (let count = 0; count < FAILURES; count++) {
        expect(stateOf()).toBe('closed');
        expect(await codes()).toEqual([name === 'atlas' ? 'SUBGRAPH_FAILED' : 'FAILED']);
      }
      expect(proxy?.take()).toBe(FAILURES);
      expect(stateOf()).toBe('open');
      const outcomes = depots
        .takeRequests()
        .flatMap(({ placement, subgraph, outcome }) => ((placement ?? subgraph) === name ? outcome : []));
      expect(outcomes).toEqual(Array(FAILURES).fill('failed'));
      expect(await codes()).toEqual([code]);
      expect(proxy?.take()).toBe(0);
    });
  },
);

test('a placement with a null where none may be is not skipped for it: the rest of what it says is whole', async () => {
  depots = await startDepots({ breaker: { failures: 1, pause: 60_000 } });
  await depots.proxies.get('bb')?.fault('nullInside');
  for (let count = 0; count < 3; count++) {
    const { errors } = await depots.ask('{ depots { name } }');
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FAILED']);
  }
});
