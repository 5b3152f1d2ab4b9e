import { readChain, verifyChain } from '@hub/common';
import { copyRegion, createService, prepare, releaseRegion } from '@hub/regions';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { asker } from '../../../../test/support/ask.js';
import { type TestDatabase, testDatabase } from '../../../../test/support/postgres.js';
import { sql } from '../../../../test/support/sql.js';
import { dataSourceFor } from '../../src/data-source.js';
import { freshKey, type WritesWorld, writesWorld } from './writes-world.js';

const FIELDS = '{ id name revision } refusals { code message }';
const DOCUMENTS = {
  createBody: `mutation ($input: CreateBodyInput!) { createBody(input: $input) { body ${FIELDS} } }`,
  editBody: `mutation ($input: EditBodyInput!) { editBody(input: $input) { body ${FIELDS} } }`,
  addSeat: `mutation ($input: AddSeatInput!) { addSeat(input: $input) { body ${FIELDS} } }`,
};
const BODY = '18-body-flyttradet';

let national: WritesWorld;
let to: TestDatabase;
beforeEach(async () => {
  national = await writesWorld('00', DOCUMENTS);
  to = await testDatabase();
});
afterEach(async () => {
  await national.close();
  await to.drop();
});

/** The answers of the editor of region 18, wherever it is served. */
const editor = async () => national.askAs('editor-18', ['region-editor:18']);

it('takes a region’s histories along unchanged, who acted, and what was answered', async () => {
  const ask = await editor();
  const created = {
    regionCode: '18',
    name: 'Flyttrådet',
    kind: 'OTHER',
    idempotencyKey: freshKey(),
  };
  const first = await ask(DOCUMENTS.createBody, { input: created });
  const seat = { bodyId: BODY, revision: 1, seat: { side: 'A' }, idempotencyKey: freshKey() };
  await ask(DOCUMENTS.addSeat, { input: seat });
  await national.write('createBody', { regionCode: '00', name: 'Stannar', kind: 'OTHER' });
  await sql(
    national.database.url,
    "insert into person_reading (reader, role, chain, persons) values (repeat('a', 64), 'hub-admin', $1, 1)",
    [BODY],
  );
  const before = await kept(national.database.url);
  expect(before.map((rows) => rows.length)).toEqual([2, 2, 1, 2]);

  const handOver = { from: national.database.url, to: to.url, regionCode: '18' };
  await copyRegion(handOver);
  await copyRegion(handOver);
  await releaseRegion(handOver);
  expect(await kept(to.url)).toEqual(before);
  expect(await kept(national.database.url)).toEqual([[], [], [], []]);
  const [left] = await sql<{ chains: string[] }>(
    national.database.url,
    'select array_agg(distinct chain) as chains from history_entry',
  );
  expect(left?.chains).toEqual(['00-body-stannar']);
  await expect(sql(national.database.url, 'delete from history_entry')).rejects.toThrow('added to only');
  await sql(
    to.url,
    "insert into person_reading (reader, role, chain, persons) values (repeat('b', 64), 'hub-admin', $1, 1)",
    [BODY],
  );

  await served(to.url, async (own) => {
    const again = await own(DOCUMENTS.createBody, { input: created });
    expect(again.data.createBody).toMatchObject({ body: { id: BODY, revision: 1 }, refusals: [] });
    expect((await own(DOCUMENTS.addSeat, { input: seat })).data.addSeat.refusals).toEqual([]);
    const input = { id: BODY, revision: 2, name: 'Framme', idempotencyKey: freshKey() };
    const edited = await own(DOCUMENTS.editBody, { input });
    expect(edited.data.editBody).toMatchObject({ body: { name: 'Framme', revision: 3 }, refusals: [] });
  });
  expect(first.data.createBody.body.id).toBe(BODY);
  const dataSource = await dataSourceFor(to.url).initialize();
  const chain = await readChain(dataSource.manager, BODY);
  await dataSource.destroy();
  expect(chain.map(({ action }) => action)).toEqual(['createBody', 'addSeat', 'editBody']);
  expect(verifyChain(chain, [])).toEqual([]);
});

it('writes nothing of a region while it moves, so that nothing is left behind', async () => {
  const ask = await editor();
  const handOver = { from: national.database.url, to: to.url, regionCode: '18' };
  await copyRegion(handOver);
  const input = { regionCode: '18', name: 'Flyttrådet', kind: 'OTHER', idempotencyKey: freshKey() };
  const before = await national.stored();
  const refused = await ask(DOCUMENTS.createBody, { input });
  expect(refused).toMatchObject({
    data: { createBody: null },
    errors: [
      { extensions: { code: 'SUBGRAPH_UNREACHABLE' }, message: expect.stringContaining('being moved') },
    ],
  });
  expect(await national.stored()).toEqual(before);
  // Other regions are written as ever.
  const other = await national.write('createBody', { regionCode: '00', name: 'Riket', kind: 'OTHER' });
  expect(other.data.refusals).toEqual([]);

  await served(to.url, async (own) => {
    const { data } = await own(DOCUMENTS.createBody, { input });
    expect(data.createBody).toMatchObject({ body: { id: BODY }, refusals: [] });
  });
  await releaseRegion(handOver);
  expect(
    (await ask(DOCUMENTS.createBody, { input: { ...input, idempotencyKey: freshKey() } })).data,
  ).toMatchObject({
    createBody: { refusals: [{ code: 'NOT_FOUND' }] },
  });
});

it('takes writes again of a region that has not moved after all, once the deployment is prepared anew', async () => {
  await copyRegion({ from: national.database.url, to: to.url, regionCode: '18' });
  await prepare({
    databaseUrl: national.database.url,
    regionCode: '00',
    joinedRegionCodes: ['12', '14', '21'],
  });
  const input = { regionCode: '18', name: 'Kvar', kind: 'OTHER', idempotencyKey: freshKey() };
  const { data } = await (await editor())(DOCUMENTS.createBody, { input });
  expect(data.createBody).toMatchObject({ body: { id: '18-body-kvar' }, refusals: [] });
});

it('does not let go of a region whose database holds another history', async () => {
  const ask = await editor();
  const input = { regionCode: '18', name: 'Flyttrådet', kind: 'OTHER', idempotencyKey: freshKey() };
  await ask(DOCUMENTS.createBody, { input });
  const handOver = { from: national.database.url, to: to.url, regionCode: '18' };
  await copyRegion(handOver);
  await sql(to.url, 'alter table history_entry disable trigger all');
  await sql(to.url, "update history_entry set hash = repeat('0', 64)");
  await expect(releaseRegion(handOver)).rejects.toThrow(`lacks history_entry ${BODY} 1`);
  expect((await kept(national.database.url))[0]).toHaveLength(1);
});

/** What is kept of writes to region 18: its history, who acted, who read of them, and what was answered. */
async function kept(url: string): Promise<unknown[][]> {
  const ofRegion = "left(chain, 2) = '18'";
  const tables = [
    `history_entry t where ${ofRegion}`,
    `person t where digest in (select actor from history_entry where ${ofRegion})`,
    `person_reading t where ${ofRegion}`,
    "idempotency t where result::text like '%\"18-%'",
  ];
  return Promise.all(
    tables.map(async (table) => {
      const rows = await sql<{ row: string }>(
        url,
        `select to_jsonb(t)::text as row from ${table} order by 1`,
      );
      return rows.map(({ row }) => row);
    }),
  );
}

/** Serves the region's own database while the work lasts. */
async function served(
  databaseUrl: string,
  work: (ask: Awaited<ReturnType<typeof editor>>) => Promise<void>,
): Promise<void> {
  const service = createService({
    port: 0,
    host: '127.0.0.1',
    deployment: 'regions-18',
    databaseUrl,
    trustedKeys: national.issuer.trustedKeys as never,
    logLevel: 'silent',
    answersRetentionDays: 30,
    regionCode: '18',
  });
  const { port } = await service.start();
  try {
    const authorization = await national.issuer.authorization({
      audience: 'regions-18',
      subject: 'editor-18',
      roles: ['region-editor:18'],
    });
    await work(asker(`http://127.0.0.1:${port}/activities`, { authorization }));
  } finally {
    await service.stop();
  }
}
