import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import {
  type AgreementsWorld,
  agreementsWorld,
  type Instance,
  type StreamError,
  signs,
  withdraws,
} from './agreements-world.js';

let world: AgreementsWorld;
beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
});
afterAll(() => world.close());

const MALMO = '1280-agreement-overenskommelsen';
const COUNTS = `subscription ($agreementId: ID, $after: ID) {
  signatoryCount(agreementId: $agreementId, after: $after) { cursor message signatories { registered sequence } }
}`;
interface Update {
  cursor: string;
  message: string;
  signatories: { registered: number; sequence: string };
}

const logOf = (key: string) =>
  sql<{ message_id: string; sequence: string }>(
    world.events.url,
    'select message_id, sequence from log_entry where key = $1 order by position',
    [key],
  );

it('holds each change once and in order, with several processes that copy, come and go', async () => {
  const passing: Instance[] = [];
  const stream = await world.listen<Update>(COUNTS, { agreementId: MALMO });
  await stream.next();
  const rounds = 30;
  for (let round = 0; round < rounds; round += 1) {
    if (round % 10 === 0) passing.push(await world.start());
    if (round % 10 === 7) await passing.shift()?.stop();
    const organisation = `org-demo-${10 + (round % 7)}`;
    await withdraws(world, organisation, await signs(world, MALMO, organisation));
  }
  const updates = await stream.take(2 * rounds);
  const expected = Array.from({ length: 2 * rounds }, (_, index) => String(index + 1));
  expect(updates.map(({ signatories }) => signatories.sequence)).toEqual(expected);
  const log = await logOf(MALMO);
  expect(log.map(({ sequence }) => sequence)).toEqual(expected);
  expect(new Set(log.map(({ message_id }) => message_id)).size).toBe(2 * rounds);
  await stream.close();
});

it('catches up when the events database has been away; signing goes on meanwhile', async () => {
  const name = new URL(world.events.url).pathname.slice(1);
  const server = new URL(world.events.url);
  server.pathname = '/postgres';
  const stream = await world.listen<Update>(COUNTS, { agreementId: MALMO });
  const start = Number((await stream.next()).signatories.sequence);

  await sql(server.href, `alter database ${name} with allow_connections false`);
  await sql(server.href, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  for (const organisation of ['org-demo-31', 'org-demo-32', 'org-demo-33']) {
    await signs(world, MALMO, organisation);
  }
  // A stream that can't begin now ends with an error; the socket it came on does not.
  const early = await world.listen<Update>(COUNTS, { agreementId: MALMO });
  const error = await early.next().catch((caught: unknown) => caught);
  expect((error as StreamError).errors?.[0]).toMatchObject({
    message: 'Internal error',
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
  await sql(server.href, `alter database ${name} with allow_connections true`);

  const updates = await stream.take(3);
  expect(updates.map(({ signatories }) => Number(signatories.sequence))).toEqual([
    start + 1,
    start + 2,
    start + 3,
  ]);
  await signs(world, MALMO, 'org-demo-34');
  expect((await stream.next()).signatories.sequence).toBe(String(start + 4));
  await stream.close();
});

it('copies the change of a transaction that began early and commits late', async () => {
  const stream = await world.listen<Update>(COUNTS, {});
  await stream.take(33);
  const { default: pg } = await import('pg');
  const slow = new pg.Client({ connectionString: world.database.url });
  await slow.connect();
  await slow.query('begin');
  // It has its number now, lower than those of the signings below.
  await slow.query('select pg_current_xact_id()');
  await signs(world, MALMO, 'org-demo-35');
  expect((await stream.next()).message).toBe('CHANGE');

  const change = {
    agreementId: '13-agreement-overenskommelsen',
    versionId: 'v',
    adherenceId: 'a',
    organisationId: 'org-late',
    change: 'ACTIVE',
    signatories: { registered: 7, registerComplete: false, reported: null },
  };
  await slow.query(
    `insert into outbox (type, key, region_code, sequence, occurred_at, payload)
     values ('agreement.signatories-changed', $1, '13', 1, now(), $2)`,
    [change.agreementId, JSON.stringify(change)],
  );
  await slow.query('commit');
  await slow.end();
  expect(await stream.next()).toMatchObject({
    message: 'CHANGE',
    signatories: { registered: 7, sequence: '1' },
  });
  await stream.close();
});

it('tells clients of another log apart: they begin again', async () => {
  const stream = await world.listen<Update>(COUNTS, { agreementId: MALMO });
  const { cursor } = await stream.next();
  await sql(world.events.url, 'update log_state set epoch = gen_random_uuid()');
  await signs(world, MALMO, 'org-demo-36');
  // The open stream, and one that comes back with a cursor of the old log.
  expect((await stream.next()).message).toBe('GAP');
  expect((await stream.next()).message).toBe('SNAPSHOT');
  const resumed = await world.listen<Update>(COUNTS, { agreementId: MALMO, after: cursor });
  expect((await resumed.take(2)).map(({ message }) => message)).toEqual(['GAP', 'SNAPSHOT']);
  await stream.close();
  await resumed.close();
});
