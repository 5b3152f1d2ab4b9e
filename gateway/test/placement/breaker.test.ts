import { afterEach, expect, test } from '@jest/globals';
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

  const begun = performance.now();
  expect(await missing()).toEqual([{ code: 'bb', reason: 'UNREACHABLE' }]);
  expect(performance.now() - begun).toBeLessThan(150);
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
