import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { joinCommand } from '../support/join-command.js';
import { type OwnHub, startOwnHub } from '../support/own-hub.js';
import { regionRows } from '../support/region-rows.js';

const JOINED = 240_000;
const OREBRO = '18';

/** Everything that can lie in two deployments while rows move: lists, entities, entities of lists, and counts. */
const QUERY = `{
  regions { code municipalities { totalCount nodes { code } } bodies { totalCount } }
  agreements(first: 100) { nodes { id region { name } municipality { name } } }
  projects(first: 100) { totalCount completeness { complete } nodes { id municipalities { municipality { name projects { totalCount } } } } }
  municipalities(first: 100) { totalCount completeness { complete } nodes { code name } }
  events(first: 100) { totalCount completeness { complete } nodes { id body { id name } } }
  bodies(first: 100) { totalCount completeness { complete } nodes { id seats { id organisation { name seats { id } } } } }
}`;

let hub: OwnHub;
beforeAll(async () => {
  // What is tried is whether rows are missed while they move, not how fast a busy machine is.
  hub = await startOwnHub({ PLACEMENT_DEADLINE: '15000' });
}, 150_000);
afterAll(() => hub.stop());

test(
  'a region joins while clients ask, killed at any moment and run again, and no answer misses or doubles a row',
  async () => {
    const before = await hub.world.data(QUERY);
    const heldBefore = await regionRows(hub.site, { deployment: '00', region: OREBRO });
    expect(heldBefore.region).toBe(1);
    const asking = new AbortController();
    let answers = 0;
    const wrong: unknown[] = [];
    const clients = [1, 2, 3].map(async () => {
      while (!asking.signal.aborted) {
        const answer = await hub.world.ask(QUERY);
        answers += 1;
        if (answer.errors || !same(answer.data, before)) wrong.push(answer);
      }
    });

    const random = randomOf(20_261_121);
    let killed = 0;
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const run = joinCommand(hub.site, OREBRO);
      const moment = new AbortController();
      void delay(150 + random() * 1_350, undefined, { signal: moment.signal }).then(
        () => run.child.kill('SIGKILL'),
        () => {},
      );
      const { code } = await run.end;
      moment.abort();
      if (code === null) killed += 1;
    }
    const last = await joinCommand(hub.site, OREBRO).end;
    asking.abort();
    await Promise.all(clients);

    expect(wrong.slice(0, 1)).toEqual([]);
    expect(answers).toBeGreaterThan(20);
    expect(killed).toBeGreaterThan(0);
    // Also where an earlier one was killed when all had been done.
    expect([last.code, last.errors]).toEqual([0, '']);
    expect(last.output).toMatch(/^Örebro \(18\) has joined/m);
    expect(await regionRows(hub.site, { deployment: '00', region: OREBRO })).toEqual({
      region: 0,
      municipality: 0,
      event: 0,
    });
    expect(await regionRows(hub.site, { deployment: OREBRO, region: OREBRO })).toEqual(heldBefore);
    expect(await joined()).toContain(OREBRO);
  },
  JOINED,
);

test('a region that has joined is answered by its own deployment alone', async () => {
  const asked = await hub.world.metric('gateway', 'hub_subgraph_requests_total', { placement: OREBRO });
  await hub.world.data('{ region(code: "18") { name } }');
  expect(
    await hub.world.metric('gateway', 'hub_subgraph_requests_total', { placement: OREBRO }),
  ).toBeGreaterThan(asked);
});

test('a region that has joined already is told so, which is no fault: the command may be run again at will', async () => {
  for (const [code, line] of [
    [OREBRO, 'Örebro (18) has joined already'],
    ['12', 'Skåne (12) has joined already'],
  ] as const) {
    const run = await joinCommand(hub.site, code).end;
    expect([run.code, run.errors]).toEqual([0, '']);
    expect(run.output.trimEnd().split('\n').at(-1)).toBe(line);
  }
});

test('what can not be done is said in one line, with exit code 1', async () => {
  const line = async (...args: string[]) => {
    const { code, errors } = await joinCommand(hub.site, ...args).end;
    expect(code).toBe(1);
    return errors;
  };
  expect(await line('99')).toMatch(/^no region has the code 99: .*$/);
  expect(await line('00')).toMatch(/^no region has the code 00: .*$/);
  expect(await line()).toMatch(/^wanted one code of a region .*$/);
  expect(await line('20', '--demo')).toMatch(/^no hub runs on .*: start it with npm start -- --demo$/);
});

test(
  'a region that joins in one go: its rows are moved, and it stays joined when the hub is started anew',
  async () => {
    const before = await hub.world.data(QUERY);
    const { code, errors, output } = await joinCommand(hub.site, '20').end;
    expect([code, errors]).toEqual([0, '']);
    expect(output).toMatch(/Dalarna \(20\) has joined/);
    expect(await hub.world.data(QUERY)).toEqual(before);
    expect(await joined()).toEqual(['12', '14', '18', '20', '21', '00'].sort());
    await hub.restart();
    expect(await hub.world.data(QUERY)).toEqual(before);
    expect(await joined()).toEqual(['12', '14', '18', '20', '21', '00'].sort());
  },
  JOINED,
);

async function joined(): Promise<string[]> {
  const { regions } = await hub.world.data<{ regions: { code: string; joined: boolean }[] }>(
    '{ regions { code joined } }',
  );
  return regions.flatMap((region) => (region.joined ? [region.code] : [])).sort();
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Numbers from 0 to 1 that are the same at each run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
