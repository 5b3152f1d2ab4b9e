import { afterEach, expect, test } from '@jest/globals';
import type { Deployments } from '../../src/placement/index.js';
import { type Depots, startDepots } from './support/depots.js';

let depots: Depots | undefined;
afterEach(async () => {
  await depots?.stop();
  depots = undefined;
});

test('a request that has begun finishes on the map it began with; the next goes by the new one', async () => {
  depots = await startDepots({ placedDeadline: 5_000 });
  const url = (name: string) => depots?.proxies.get(name)?.url ?? '';
  const placement = (code: string, at: string) => ({ code, name: `Depot ${code}`, url: url(at) });
  const map = (bb: string): Deployments => ({
    subgraphs: { depots: { path: '/graphql' }, atlas: { url: url('atlas') } },
    placements: [placement('aa', 'aa'), placement('bb', bb), { ...placement('zz', 'zz'), fallback: true }],
  });
  depots.rows.set('bb', [{ id: 'bb0', weight: '1', town: 'Ystad' }]);
  const atlas = depots.proxies.get('atlas');
  const release = atlas?.hold();
  const arrived = atlas?.arrival();
  const begun = depots.ask('{ shelf { id note } }');
  await arrived;
  depots.replace(map('zz'));
  for (const proxy of depots.proxies.values()) proxy.take();
  release?.();
  await begun;
  expect(depots.proxies.get('bb')?.take()).toBe(1);
  await depots.ask('{ shelf { id note } }');
  expect(depots.proxies.get('bb')?.take()).toBe(0);
  expect(() => depots?.replace({ subgraphs: { atlas: { url: 'none' } }, placements: [] })).toThrow(
    'does not fit the graph',
  );
  const { errors } = await depots.ask('{ depots { name } }');
  expect(errors).toBeUndefined();
});
