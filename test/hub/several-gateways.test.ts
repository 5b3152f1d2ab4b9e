import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.js';
import {
  type GatewayProcess,
  readMap,
  replaceMap,
  startGatewayProcess,
  withAddress,
} from '../support/gateway-process.js';
import { joinCommand } from '../support/join-command.js';
import { type OwnHub, startOwnHub } from '../support/own-hub.js';
import { regionRows } from '../support/region-rows.js';
import { until } from '../support/until.js';

const JOINED = 120_000;
const QUERY = `{
  regions { code municipalities { totalCount } }
  projects(first: 100) { totalCount completeness { complete } nodes { id } }
  events(first: 100) { totalCount completeness { complete } nodes { id } }
  municipality(code: "1880") { name }
}`;

let hub: OwnHub;
/** Goes by the map of the first. */
let second: GatewayProcess;
/** Goes by a map of its own, a copy. */
let third: GatewayProcess;
let elsewhere: FaultProxy;
let shared: string;
let copy: string;
let before: unknown;
beforeAll(async () => {
  hub = await startOwnHub();
  shared = path.join(hub.site.dataDir, 'deployments.json');
  copy = path.join(hub.site.dataDir, 'third.json');
  replaceMap(copy, readMap(shared));
  second = await startGatewayProcess(hub.world, shared);
  third = await startGatewayProcess(hub.world, copy);
  const region = hub.world.deployments.find(({ name }) => name === 'regions-21');
  elsewhere = await startFaultProxy(`http://127.0.0.1:${region?.port}/`);
  before = await hub.world.data(QUERY);
}, 180_000);
afterAll(async () => {
  await Promise.all([second?.stop(), third?.stop()]);
  await elsewhere?.close();
  await hub?.stop();
});

test(
  'rows of a region that joins stay at the national deployment until every gateway named asks the new one',
  async () => {
    const held = await regionRows(hub.site, { deployment: '00', region: '18' });
    expect(held.municipality).toBeGreaterThan(0);
    const run = joinCommand(
      hub.site,
      '18',
      '--gateway',
      second.world.origin,
      '--gateway',
      third.world.origin,
    );
    await until(() => run.child.exitCode !== null || mapOf(shared).includes('18'));
    const placements = async (gateway: GatewayProcess) => (await gateway.map()).placements;
    let taken = false;
    await until(
      () => taken,
      10_000,
      async () => {
        taken = (await placements(second)).includes('18');
      },
    );
    expect(await placements(third)).not.toContain('18');
    // Longer than a release takes: whoever is behind still asks the national deployment, and must find all.
    for (let count = 0; count < 40; count += 1) {
      for (const { world } of [third, second, hub]) expect(await world.data(QUERY)).toEqual(before);
    }
    expect(run.child.exitCode).toBeNull();
    expect(await regionRows(hub.site, { deployment: '00', region: '18' })).toEqual(held);

    replaceMap(copy, readMap(shared));
    const { code, errors } = await run.end;
    expect([code, errors]).toEqual([0, '']);
    expect(await placements(third)).toContain('18');
    expect(await regionRows(hub.site, { deployment: '00', region: '18' })).toEqual({
      region: 0,
      municipality: 0,
      event: 0,
    });
    for (const { world } of [third, second, hub]) expect(await world.data(QUERY)).toEqual(before);
  },
  JOINED,
);

test(
  'a region that was given another address by hand keeps it when others join, and when the hub is started anew',
  async () => {
    replaceMap(shared, withAddress(readMap(shared), '21', elsewhere.url.replace(/\/$/, '')));
    const address = () => readMap(shared).placements.find(({ code }) => code === '21')?.url;
    const byHand = address();
    const isAsked = async () => {
      elsewhere.take();
      expect(await hub.world.data(QUERY)).toEqual(before);
      return elsewhere.take() > 0;
    };
    let asked = false;
    await until(
      () => asked,
      10_000,
      async () => {
        asked = await isAsked();
      },
    );

    const { code, errors } = await joinCommand(hub.site, '20', '--gateway', second.world.origin).end;
    expect([code, errors]).toEqual([0, '']);
    expect(mapOf(shared)).toContain('20');
    expect(address()).toBe(byHand);
    expect(await isAsked()).toBe(true);

    await hub.restart();
    expect(mapOf(shared).sort()).toEqual(['00', '12', '14', '18', '20', '21']);
    expect(address()).toBe(byHand);
    expect(await isAsked()).toBe(true);
  },
  JOINED,
);

test('a region that runs its own deployment elsewhere can not be given another, which one line says', async () => {
  const map = readMap(shared);
  const remote = { code: '25', name: 'Norrbotten', url: 'https://hub.norrbotten.example' };
  replaceMap(shared, { ...map, placements: [...map.placements, remote] });
  const { code, errors } = await joinCommand(hub.site, '25').end;
  expect([code, errors]).toEqual([
    1,
    '25 has a deployment of its own already: deployments.json has it at https://hub.norrbotten.example',
  ]);
  const wrong = await joinCommand(hub.site, '25', '--gateway', 'gateway-2').end;
  expect(wrong.code).toBe(1);
  expect(wrong.errors).toMatch(/^names "gateway-2", wanted the address of a gateway .*$/);
});

const mapOf = (file: string): string[] => readMap(file).placements.map(({ code }) => code);
