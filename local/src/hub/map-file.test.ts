import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mapFile, placementsElsewhere, writeMap } from './map-file.js';
import { planHub } from './plan.js';

const NORRBOTTEN = { code: '25', name: 'Norrbotten' };
const REMOTE = {
  code: '18',
  name: 'Örebro',
  url: 'https://hub.region-orebro.example',
  audience: 'regions-18',
  deadline: 1500,
};

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hub-map-'));
  file = mapFile(folder);
});
afterEach(() => rm(folder, { recursive: true }));

interface Placement {
  readonly code: string;
  readonly url: string;
}
const read = async () => JSON.parse(await readFile(file, 'utf8')) as { placements: Placement[] };
const add = async (placement: object) => {
  const map = await read();
  await writeFile(file, JSON.stringify({ ...map, placements: [...map.placements, placement] }));
};

test('a region that runs its own deployment, added by hand, stays in the map that is written anew', async () => {
  await writeMap(file, planHub(4000, false, [NORRBOTTEN]));
  await add(REMOTE);
  await writeMap(file, planHub(4000, false, [NORRBOTTEN]));
  await writeMap(file, planHub(4000, false, [NORRBOTTEN, { code: '20', name: 'Dalarna' }]));
  const { placements } = await read();
  expect(placements).toContainEqual(REMOTE);
  expect(placements.map(({ code }) => code).sort()).toEqual(['00', '18', '20', '25']);
});

test('what the launcher itself wrote does not stay where it is no longer run, nor when the port has changed', async () => {
  await writeMap(file, planHub(4000, false, [NORRBOTTEN, { code: '20', name: 'Dalarna' }]));
  await add(REMOTE);
  await writeMap(file, planHub(5000, false, [NORRBOTTEN]));
  const { placements } = await read();
  expect(placements.map(({ code, url }) => [code, url])).toEqual([
    ['25', 'http://127.0.0.1:5125'],
    ['00', 'http://127.0.0.1:5100'],
    ['18', REMOTE.url],
  ]);
});

test('a region that has moved away from this machine is asked where it is now', async () => {
  await writeMap(file, planHub(4000, false, [NORRBOTTEN]));
  const { placements, ...rest } = await read();
  const moved = placements.map((each) =>
    each.code === '25' ? { ...each, url: 'http://10.0.0.5:4125' } : each,
  );
  await writeFile(file, JSON.stringify({ ...rest, placements: moved }));
  await writeMap(file, planHub(4000, false, [NORRBOTTEN]));
  expect((await read()).placements.filter(({ code }) => code === '25')).toEqual([
    { ...NORRBOTTEN, url: 'http://10.0.0.5:4125', audience: 'regions-25' },
  ]);
});

test.each([
  ['text that is not JSON', '{'],
  ['something else', '{"placements":"none"}'],
  ['a placement without an address', '{"placements":[{"code":"18"}]}'],
])(
  'a map that can not be read is not written over, since it may hold what was added by hand: %s',
  async (_what, text) => {
    await writeFile(file, text);
    await expect(writeMap(file, planHub(4000, false))).rejects.toThrow(
      /deployments\.json is no map of deployments/,
    );
    expect(await readFile(file, 'utf8')).toBe(text);
  },
);

test('where there is no map yet nothing is elsewhere', async () => {
  expect(await placementsElsewhere(file, 4000)).toEqual([]);
});
