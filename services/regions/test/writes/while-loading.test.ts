import { beginLoad, dumpRecords, type PendingLoad, type Records, readDatabase } from '@hub/common';
import { recordStore } from '@hub/regions';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from '../../../../test/support/sql.js';
import { until } from '../../../../test/support/until.js';
import { type WritesWorld, writesWorld } from './writes-world.js';

const BODY = '12-body-samverkansradet';
const EVENT = '12-event-workshop-2014-04-25';
const SHOWN = 'refusals { code }';

let world: WritesWorld;
beforeAll(async () => {
  world = await writesWorld('12', {
    editEvent: `mutation ($input: EditEventInput!) { editEvent(input: $input) { event { revision } ${SHOWN} } }`,
  });
});
afterAll(() => world.close());

let revision = 1;

it.each([
  ['is a dry run, which has written', { dryRun: true, change: { name: 'Rådet' } }],
  ['changes nothing, and is not committed yet', { dryRun: false, change: {} }],
])('an editor’s write does not wait for a load that %s', async (_what, { dryRun, change }) => {
  const pending = await begin({ bodies: await bodies(change) }, { dryRun });
  try {
    expect(await edited()).toEqual([]);
  } finally {
    await pending.end();
  }
});

it('a load that only confirms is committed beside an editor’s write, whose time stands', async () => {
  const pending = await begin({ bodies: await bodies({}) });
  expect(await edited()).toEqual([]);
  await pending.commit();
  await pending.end();
  expect(await sql(world.database.url, 'select basis from freshness')).toEqual([{ basis: 'WRITE' }]);
});

it('an editor’s write waits for a load that changes the region’s records until it is committed', async () => {
  const pending = await begin({ bodies: await bodies({ name: 'Rådet' }) });
  const writing = edited();
  await someoneWaits();
  await pending.commit();
  await pending.end();
  expect(await writing).toEqual([]);
  expect((await bodies({}))[0]).toMatchObject({ name: 'Rådet' });
});

it('a load that an editor’s write has overtaken begins anew, and holds off the next ones', async () => {
  const written: unknown[] = [];
  const next: Promise<unknown>[] = [];
  const begun: boolean[] = [];
  const pending = await beginLoad(
    {
      ...recordStore,
      async holdOff(manager, given, isRetry) {
        begun.push(isRetry);
        await recordStore.holdOff?.(manager, given, isRetry);
      },
      // Once the load sees the database as it was.
      async alsoChecked(manager) {
        const rows = await recordStore.alsoChecked?.(manager);
        if (written.length === 0) written.push(await edited());
        else if (next.length === 0) {
          next.push(edited());
          await someoneWaits();
        }
        return rows ?? {};
      },
    },
    { region: '12', records: { bodies: await bodies({ name: 'Samverkansrådet' }) } },
    { databaseUrl: world.database.url },
  );
  await pending.commit();
  await pending.end();
  expect([...written, ...(await Promise.all(next))]).toEqual([[], []]);
  expect(begun).toEqual([false, true]);
  expect((await bodies({}))[0]).toMatchObject({ name: 'Samverkansrådet' });
});

/** Edits an event. @returns why not. */
async function edited(): Promise<unknown> {
  const own = revision;
  revision += 1;
  const { data, errors } = await world.write('editEvent', {
    id: EVENT,
    revision: own,
    description: `Ändrat ${own} gånger`,
  });
  return errors ?? data.refusals;
}

const begin = (records: Records, { dryRun = false } = {}): Promise<PendingLoad> =>
  beginLoad(recordStore, { region: '12', records }, { databaseUrl: world.database.url, dryRun });

/** The body of the file, with a change in it. */
async function bodies(change: object) {
  const { bodies = [] } = await readDatabase(recordStore, world.database.url, (manager) =>
    dumpRecords(manager, recordStore.kinds, { regionCode: '12' }),
  );
  return bodies.filter(({ id }) => id === BODY).map((body) => ({ ...body, ...change }));
}

async function someoneWaits(): Promise<void> {
  let waiting: object[] = [];
  await until(
    () => waiting.length > 0,
    15_000,
    async () => {
      waiting = await sql(
        world.database.url,
        "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
    },
  );
}
