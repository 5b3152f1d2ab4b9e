import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { metric } from '../support/ask.js';
import { type OwnHub, startOwnHub } from '../support/own-hub.js';
import { until } from '../support/until.js';

const DEADLINE = 1_500;
const FAILURES = 3;
const PAUSE = 2_000;
/** What a machine that is busy with other things may take; less than a deadline, by which each wait too many would show. */
const LITTLE = 1_400;
const QUERY = '{ projects { totalCount completeness { complete missing { code reason } } } }';

let hub: OwnHub;
beforeAll(async () => {
  hub = await startOwnHub({
    PLACEMENT_DEADLINE: String(DEADLINE),
    SUBGRAPH_DEADLINE: String(DEADLINE),
    BREAKER_FAILURES: String(FAILURES),
    BREAKER_PAUSE: String(PAUSE),
  });
}, 150_000);
afterAll(() => hub.stop());

interface Projects {
  readonly projects: { readonly completeness: { readonly complete: boolean; readonly missing: object[] } };
}

/** What is missing of an answer, and how long it took. */
async function ask() {
  const begun = performance.now();
  const { projects } = await hub.world.data<Projects>(QUERY);
  return { missing: projects.completeness.missing, milliseconds: performance.now() - begun };
}

/** How often the gateway has logged that a deployment is skipped, and that it is back. */
function logged(code: string): [number, number] {
  const lines = readFileSync(path.join(hub.site.dataDir, 'logs/gateway.log'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { msg?: string; placement?: string; name?: string });
  const about = (message: string) =>
    lines.filter(({ msg, placement, name }) => msg?.includes(message) && placement === code && name).length;
  return [about('failed too often and is skipped'), about('that was skipped answers again')];
}

test('a region whose process is frozen costs its deadline, then nothing, and is back when the process goes on', async () => {
  expect((await ask()).missing).toEqual([]);
  for (const round of [1, 2]) {
    hub.signal('regions-14', 'SIGSTOP');
    for (let count = 0; count < FAILURES; count += 1) {
      const { missing, milliseconds } = await ask();
      expect(missing).toEqual([{ code: '14', reason: 'TIMEOUT' }]);
      expect(milliseconds).toBeGreaterThan(DEADLINE - 10);
      expect(milliseconds).toBeLessThan(DEADLINE + LITTLE);
    }
    const skipped = await ask();
    expect(skipped.missing).toEqual([{ code: '14', reason: 'UNREACHABLE' }]);
    expect(skipped.milliseconds).toBeLessThan(LITTLE);

    // It is tried again after the pause, in vain: no change, and nothing for the log.
    const tried: object[] = [];
    await until(
      () => tried.length > 0,
      10_000,
      async () => {
        const { missing } = await ask();
        tried.push(...missing.filter((each) => 'reason' in each && each.reason === 'TIMEOUT'));
      },
    );
    expect(logged('14')).toEqual([round, round - 1]);

    hub.signal('regions-14', 'SIGCONT');
    let complete = false;
    await until(
      () => complete,
      PAUSE + 5_000,
      async () => {
        complete = (await ask()).missing.length === 0;
      },
    );
    for (let count = 0; count < 5; count += 1) expect((await ask()).missing).toEqual([]);
    expect(logged('14')).toEqual([round, round]);
  }
}, 120_000);

test('a subscription to a service that is frozen begins when the service goes on, and nothing else waits for it', async () => {
  const SUBSCRIPTION =
    'subscription { signatoryCount(regionCode: "12") { message agreement { region { name } } } }';
  hub.signal('agreements', 'SIGSTOP');
  const stream = await hub.world.subscribe(SUBSCRIPTION);
  const first = stream.next(30_000);
  let breaks = 0;
  await until(
    () => breaks > 1,
    20_000,
    async () => {
      breaks = await metric(hub.world.origin, 'hub_live_upstream_breaks_total');
    },
  );
  const began = performance.now();
  const { data, errors } = await hub.world.ask('{ region(code: "12") { name } agreements { totalCount } }');
  expect(performance.now() - began).toBeLessThan(DEADLINE + LITTLE);
  expect(data).toEqual({ region: { name: 'Skåne' }, agreements: null });
  expect(errors).toMatchObject([{ path: ['agreements'], extensions: { code: 'TIMEOUT' } }]);
  hub.signal('agreements', 'SIGCONT');
  expect(await first).toMatchObject({
    signatoryCount: { message: 'SNAPSHOT', agreement: { region: { name: 'Skåne' } } },
  });
  hub.kill('agreements');
  const without = await hub.world.ask('{ region(code: "12") { name } agreements { totalCount } }');
  expect(without.data).toEqual({ region: { name: 'Skåne' }, agreements: null });
  await stream.close();
}, 120_000);
