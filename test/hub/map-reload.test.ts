import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.js';
import {
  type DeploymentsMap,
  type GatewayProcess,
  readMap,
  replaceMap,
  startGatewayProcess,
  withAddress,
} from '../support/gateway-process.js';
import { until } from '../support/until.js';
import { world } from '../world.js';

const hub = world();
const QUERY = '{ region(code: "21") { name municipalities { nodes { name } } } projects { totalCount } }';
const RELOADED = 'the map of deployments was reloaded';
const REFUSED = 'the new map of deployments is not used: the old one stays';

let folder: string;
let file: string;
let first: DeploymentsMap;
let gateway: GatewayProcess;
let moved: FaultProxy;
let answer: unknown;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hub-map-'));
  file = path.join(folder, 'deployments.json');
  first = readMap(path.join(hub.dataDir, 'deployments.json'));
  replaceMap(file, first);
  gateway = await startGatewayProcess(hub, file);
  const region = hub.deployments.find(({ name }) => name === 'regions-21');
  moved = await startFaultProxy(`http://127.0.0.1:${region?.port}/`);
  answer = await gateway.world.data(QUERY);
}, 60_000);
afterAll(async () => {
  await gateway?.stop();
  await moved?.close();
  rmSync(folder, { recursive: true });
});

test('a gateway asks the new address when its map has been edited, and no request under way or after it fails', async () => {
  const asking = new AbortController();
  let answers = 0;
  const wrong: unknown[] = [];
  const clients = [1, 2].map(async () => {
    while (!asking.signal.aborted) {
      const { data, errors } = await gateway.world.ask(QUERY);
      answers += 1;
      if (errors || JSON.stringify(data) !== JSON.stringify(answer)) wrong.push({ data, errors });
    }
  });
  try {
    for (let edits = 1; edits <= 6; edits += 1) {
      const isMoved = edits % 2 === 1;
      replaceMap(file, isMoved ? withAddress(first, '21', moved.url) : first);
      await until(() => gateway.logged(RELOADED).length === edits, 10_000);
      const before = answers;
      moved.take();
      await until(() => answers > before + 10, 10_000);
      if (isMoved) expect(moved.take()).toBeGreaterThan(0);
    }
  } finally {
    asking.abort();
    await Promise.all(clients);
  }
  expect(wrong.slice(0, 1)).toEqual([]);
  moved.take();
  await gateway.world.data(QUERY);
  expect(moved.take()).toBe(0);
});

test('a map that is not valid is refused with one line in the log that says what is wrong, and the old one stays', async () => {
  replaceMap(file, withAddress(first, '21', moved.url));
  const reloads = gateway.logged(RELOADED).length;
  await until(() => gateway.logged(RELOADED).length === reloads + 1, 10_000);
  const broken: readonly (readonly [DeploymentsMap | string, RegExp])[] = [
    ['{"subgraphs":', /expected JSON/],
    [withAddress(first, '21', 'nowhere'), /placements\.\d+\.url: /],
    [{ ...first, placements: [] }, /expected exactly one placement to be the fallback/],
    [
      { ...first, subgraphs: { ...first.subgraphs, agreements: {} } },
      /subgraphs\.agreements: expected either a url or a path/,
    ],
  ];
  for (const [index, [map, wrong]] of broken.entries()) {
    replaceMap(file, map);
    await until(() => gateway.logged(REFUSED).length > index, 10_000);
    expect(gateway.logged(REFUSED)[index]).toMatchObject({
      level: 'error',
      err: { message: expect.stringMatching(wrong) },
    });
    moved.take();
    expect(await gateway.world.data(QUERY)).toEqual(answer);
    expect(moved.take()).toBeGreaterThan(0);
  }
  replaceMap(file, first);
  await until(() => gateway.logged(RELOADED).length === reloads + 2, 10_000);
  expect(gateway.logged(REFUSED)).toHaveLength(broken.length);
  expect(await gateway.world.data(QUERY)).toEqual(answer);
  expect(moved.take()).toBe(0);
});
