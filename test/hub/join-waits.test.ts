import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.js';
import { readMap, replaceMap, withAddress } from '../support/gateway-process.js';
import { joinCommand } from '../support/join-command.js';
import { type OwnHub, startOwnHub } from '../support/own-hub.js';
import { regionRows } from '../support/region-rows.js';
import { until } from '../support/until.js';

const OREBRO = '18';
const LONG = '60000';
/** Asks one deployment after another: municipalities of projects are found by what their projects say. */
const QUERY = `{
  regions { code municipalities { totalCount } }
  projects(first: 100) { totalCount completeness { complete } nodes { id municipalities { municipality { name } } } }
}`;

let hub: OwnHub;
let slow: FaultProxy;
beforeAll(async () => {
  hub = await startOwnHub({ PLACEMENT_DEADLINE: LONG, SUBGRAPH_DEADLINE: LONG, REQUEST_TIMEOUT: LONG });
  const region = hub.world.deployments.find(({ name }) => name === 'regions-21');
  slow = await startFaultProxy(`http://127.0.0.1:${region?.port}`);
}, 150_000);
afterAll(async () => {
  await slow?.close();
  await hub?.stop();
});

test('rows of a region that joins stay where they were until the last request that began before has its answer', async () => {
  const map = path.join(hub.site.dataDir, 'deployments.json');
  const before = await hub.world.data(QUERY);
  const held = await regionRows(hub.site, { deployment: '00', region: OREBRO });
  expect(held.municipality).toBeGreaterThan(0);
  replaceMap(map, withAddress(readMap(map), '21', slow.url.replace(/\/$/, '')));
  slow.take();
  await until(
    () => slow.take() > 0,
    10_000,
    async () => {
      expect(await hub.world.data(QUERY)).toEqual(before);
    },
  );

  const release = slow.hold();
  const arrived = slow.arrival();
  const begun = hub.world.data(QUERY);
  await arrived;
  const run = joinCommand(hub.site, OREBRO);
  let now = await gatewayMap();
  await until(
    () => now.placements.includes(OREBRO),
    30_000,
    async () => {
      now = await gatewayMap();
    },
  );
  // Longer than the removal takes where nothing keeps it.
  const watchUntil = performance.now() + 3_000;
  while (performance.now() < watchUntil) {
    expect((await gatewayMap()).requestsOnEarlierMaps).toBeGreaterThan(0);
    expect(await hub.world.data('{ municipality(code: "1880") { name } }')).toEqual({
      municipality: { name: 'Örebro' },
    });
    expect(run.child.exitCode).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(await regionRows(hub.site, { deployment: '00', region: OREBRO })).toEqual(held);

  release();
  expect(await begun).toEqual(before);
  const { code, errors } = await run.end;
  expect([code, errors]).toEqual([0, '']);
  expect((await gatewayMap()).requestsOnEarlierMaps).toBe(0);
  expect(await regionRows(hub.site, { deployment: '00', region: OREBRO })).toMatchObject({ municipality: 0 });
  expect(await hub.world.data(QUERY)).toEqual(before);
}, 120_000);

interface Health {
  readonly map: { readonly placements: string[]; readonly requestsOnEarlierMaps: number };
}

async function gatewayMap(): Promise<Health['map']> {
  const health = (await (await fetch(`${hub.world.origin}/health/ready`)).json()) as Health;
  return health.map;
}
