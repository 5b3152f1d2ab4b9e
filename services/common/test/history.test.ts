import { randomUUID } from 'node:crypto';
import {
  appendHistory,
  type Checkpoints,
  createCheckpoints,
  createDataSource,
  digestOf,
  HISTORY_TABLES,
  type KeptCheckpoints,
  migrate,
  readChain,
  startCheckpoints,
  verifyChain,
  verifyHistory,
} from '@hub/common';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { testIssuer } from '../../../test/support/identities.js';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { until } from '../../../test/support/until.js';

class MakeHistory1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HISTORY_TABLES);
  }
  async down(): Promise<void> {}
}

const CHAIN = '14-agreement-overenskommelsen';
const acting = { subject: 'manager-of-14', role: 'agreement-manager:14' };

let database: TestDatabase;
let outside: TestDatabase;
let source: DataSource;
let checkpoints: Checkpoints;

beforeAll(async () => {
  [database, outside] = await Promise.all([testDatabase(), testDatabase()]);
  source = createDataSource({ url: database.url, entities: [], migrations: [MakeHistory1700000000000] });
  await source.initialize();
  await migrate(source);
  checkpoints = createCheckpoints({
    url: outside.url,
    source: 'agreements',
    signingKey: (await testIssuer('agreements')).privateKey,
  });
  await checkpoints.prepare();
});

afterAll(async () => {
  await checkpoints.close();
  await source.destroy();
  await database.drop();
  await outside.drop();
});

/** Writes entries, checkpoints the chain, and gives the chain's name. */
async function chainOf(entries: number): Promise<string> {
  const chain = `${CHAIN}-${randomUUID()}`;
  for (let number = 1; number <= entries; number += 1) {
    await source.transaction((tx) =>
      appendHistory(tx, { chain, action: 'setJoining', acting, payload: { number, joining: 'OPEN' } }),
    );
  }
  const stored = await readChain(source.manager, chain);
  const head = stored.at(-1)?.hash ?? '';
  await checkpoints.keep([{ chain, length: stored.length, head }]);
  return chain;
}

const faultsOf = async (chain: string) =>
  verifyChain(await readChain(source.manager, chain), await checkpoints.of(chain)).map(
    ({ kind, number }) => `${kind} ${number}`,
  );

/** As someone with the owner's rights who means to hide it. */
async function tamper(statement: string, ...values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('alter table history_entry disable trigger history_entry_stays');
  await client.query(statement, values);
  await client.query('alter table history_entry enable trigger history_entry_stays');
  await client.end();
}

test('a chain that nobody touched is whole', async () => {
  expect(await faultsOf(await chainOf(4))).toEqual([]);
});

test('times, actors and payloads are kept as the hash covers them', async () => {
  const chain = `${CHAIN}-${randomUUID()}`;
  const occurredAt = new Date('2026-02-03T04:05:06.700Z');
  await source.transaction((tx) =>
    appendHistory(tx, { chain, action: 'addParty', acting, occurredAt, payload: { b: 'ä', a: 1e21 } }),
  );
  const [entry] = await readChain(source.manager, chain);
  expect(entry).toMatchObject({
    number: 1,
    occurredAt: '2026-02-03T04:05:06.700Z',
    role: 'agreement-manager:14',
    payload: '{"a":1e+21,"b":"ä"}',
  });
  const [person] = await source.query(
    'select salt, subject, name, title, evidence from person where digest = $1',
    [entry?.actor],
  );
  expect(person).toMatchObject({ subject: 'manager-of-14', name: null });
  expect(digestOf(person)).toBe(entry?.actor);
});

test.each([
  [
    'a changed payload',
    `update history_entry set payload = '{}' where chain = $1 and number = 2`,
    ['CHANGED 2'],
  ],
  [
    'a changed role',
    `update history_entry set role = 'hub-admin' where chain = $1 and number = 3`,
    ['CHANGED 3'],
  ],
  ['a removed row', 'delete from history_entry where chain = $1 and number = 2', ['MISSING 2']],
  ['a cut tail', 'delete from history_entry where chain = $1 and number > 2', ['CUT 3']],
  ['a chain that is gone', 'delete from history_entry where chain = $1', ['CUT 1']],
])('%s is found', async (_what, statement, expected) => {
  const chain = await chainOf(4);
  await tamper(statement, chain);
  expect(await faultsOf(chain)).toEqual(expected);
});

test('two rows that changed places are found', async () => {
  const chain = await chainOf(4);
  await tamper('update history_entry set number = number + 100 where chain = $1 and number in (2, 3)', chain);
  await tamper('update history_entry set number = 105 - number where chain = $1 and number > 100', chain);
  expect(await faultsOf(chain)).toEqual([
    'REORDERED 2',
    'CHANGED 2',
    'REORDERED 3',
    'CHANGED 3',
    'REORDERED 4',
  ]);
});

test('a history written anew, hashes and all, is found by its checkpoint', async () => {
  const chain = await chainOf(3);
  await tamper('delete from history_entry where chain = $1', chain);
  for (let number = 1; number <= 3; number += 1) {
    await source.transaction((tx) =>
      appendHistory(tx, { chain, action: 'setJoining', acting, payload: { number, joining: 'CLOSED' } }),
    );
  }
  expect(await faultsOf(chain)).toEqual(['REPLACED 3']);
});

test('a checkpoint that the service did not sign is found', async () => {
  const chain = await chainOf(1);
  const client = new pg.Client({ connectionString: outside.url });
  await client.connect();
  await client.query('alter table history_checkpoint disable trigger all');
  await client.query('update history_checkpoint set signature = signature || $2 where chain = $1', [
    chain,
    'A',
  ]);
  await client.end();
  expect(await faultsOf(chain)).toEqual(['CHECKPOINT_FORGED 1']);
});

test('an entry and its checkpoint that come while a chain is being verified do not seem to be cut off', async () => {
  const chain = await chainOf(2);
  const growing: KeptCheckpoints = {
    ...checkpoints,
    async of(asked) {
      await source.transaction((tx) =>
        appendHistory(tx, { chain, action: 'setJoining', acting, payload: { joining: 'CLOSED' } }),
      );
      const stored = await readChain(source.manager, chain);
      await checkpoints.keep([{ chain, length: stored.length, head: stored.at(-1)?.hash ?? '' }]);
      return checkpoints.of(asked);
    },
  };
  expect(await verifyHistory(source.manager, chain, growing)).toMatchObject({
    entries: 3,
    checkpoints: 2,
    faults: [],
  });
});

test('erasing a person leaves the chain whole', async () => {
  const chain = await chainOf(2);
  await source.query('delete from person where subject = $1', [acting.subject]);
  expect(await faultsOf(chain)).toEqual([]);
});

test('two writers without the lock cannot fork a chain: one of them fails', async () => {
  const chain = await chainOf(1);
  const write = () =>
    source.transaction(async (tx) => {
      await appendHistory(tx, { chain, action: 'addParty', acting, payload: {} });
      await tx.query('select pg_sleep(0.2)');
    });
  const outcomes = await Promise.allSettled([write(), write()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await faultsOf(chain)).toEqual([]);
});

test('what has grown gets a checkpoint by itself', async () => {
  const loop = startCheckpoints({ url: database.url, checkpoints, onError: () => {} });
  const chain = `${CHAIN}-${randomUUID()}`;
  await source.transaction((tx) => appendHistory(tx, { chain, action: 'addParty', acting, payload: {} }));
  let kept: Awaited<ReturnType<Checkpoints['of']>> = [];
  await until(
    () => kept.length > 0,
    10_000,
    async () => {
      kept = await checkpoints.of(chain);
    },
  ).finally(() => loop.stop());
  const [checkpoint] = kept;
  const [entry] = await readChain(source.manager, chain);
  expect(checkpoint).toMatchObject({ length: 1, head: entry?.hash, genuine: true });
});

test('the role that serves can add to the history and change nothing in it', async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ owner: string }>('select current_user as owner');
  const serving = pg.escapeIdentifier(`${rows[0]?.owner}_serving`);
  await client.query(`drop role if exists ${serving}`).catch(() => undefined);
  await client
    .query(`create role ${serving}`)
    .catch((error: { code?: string }) => expect(error.code).toBe('42710'));
  await migrate(source);
  await client.query(`set role ${serving}`);
  for (const statement of [
    'update history_entry set number = number',
    'delete from history_entry',
    'truncate history_entry',
    'delete from person_reading',
    'create table more (id int)',
    'alter table history_entry disable trigger all',
    'insert into migration (timestamp, name) values (1, $$x$$)',
  ]) {
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
  }
  await client.query('begin');
  await client.query("insert into person (digest, salt, subject) values (repeat('0', 64), 's', 'x')");
  await client.query('delete from person where digest = repeat($$0$$, 64)');
  await client.query('rollback');
  await client.end();
});
