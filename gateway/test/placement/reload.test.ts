import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import type { Deployments } from '../../src/placement/index.js';
import { watchDeployments } from '../../src/placement/index.js';
import { type Depots, startDepots } from './support/depots.js';

let depots: Depots | undefined;
let folder: string | undefined;
let unwatch: (() => void) | undefined;
afterEach(async () => {
  unwatch?.();
  await depots?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true });
  depots = folder = unwatch = undefined;
});

test('a file that is replaced is taken over; a broken one is told of once and the old map stays', async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-map-'));
  const path = join(folder, 'deployments.json');
  const map = (url: string) => JSON.stringify({ subgraphs: { a: { url } } });
  const replaceBy = async (text: string) => {
    await writeFile(`${path}.new`, text);
    await rename(`${path}.new`, path);
  };
  const first = map('http://a.test');
  await writeFile(path, first);
  const told: unknown[] = [];
  const waiting: (() => void)[] = [];
  const next = () => new Promise<void>((resolve) => waiting.push(resolve));
  const tell = (what: unknown) => {
    told.push(what);
    for (const go of waiting.splice(0)) go();
  };
  unwatch = watchDeployments(path, first, {
    interval: 20,
    onChange: (deployments) => tell(deployments.subgraphs.a?.url),
    onFault: (fault) => tell((fault as Error).message.split('\n')[0]),
  });

  const steps = ['{', map('http://b.test'), '{"subgraphs":{"a":{}}}', map('http://c.test')];
  for (const step of steps) {
    const change = next();
    await replaceBy(step);
    await change;
  }
  expect(told).toEqual([
    expect.stringContaining('expected JSON'),
    'http://b.test',
    'The map of deployments is not valid:',
    'http://c.test',
  ]);
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
