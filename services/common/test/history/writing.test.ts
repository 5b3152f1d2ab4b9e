import {
  appendHistory,
  digestOf,
  HistoryFaultKind,
  migrate,
  NO_HASH,
  prepareEvents,
  readChain,
  verificationOf,
} from '@hub/common';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { acting, type HistoryWorld, historyWorld, newChain } from './history-world.js';

let world: HistoryWorld;

beforeAll(async () => {
  world = await historyWorld();
});

afterAll(() => world.close());

test('times, actors and payloads are kept as the hash covers them', async () => {
  const chain = newChain();
  const occurredAt = new Date('2026-02-03T04:05:06.700Z');
  await world.append(chain, { occurredAt, payload: { b: 'ä', a: 1e21 } });
  const [entry] = await readChain(world.source.manager, chain);
  expect(entry).toMatchObject({
    number: 1,
    occurredAt: '2026-02-03T04:05:06.700Z',
    role: 'agreement-manager:14',
    payload: '{"a":1e+21,"b":"ä"}',
  });
  const [person] = await world.source.query(
    'select salt, subject, name, title, evidence from person where digest = $1',
    [entry?.actor],
  );
  expect(person).toMatchObject({ subject: 'manager-of-14', name: null });
  expect(digestOf(person)).toBe(entry?.actor);
});

test('two writers without the lock cannot fork a chain: one of them fails', async () => {
  const chain = await world.chainOf(1);
  const write = () =>
    world.source.transaction(async (tx) => {
      await appendHistory(tx, { chain, action: 'addParty', acting, payload: {} });
      await tx.query('select pg_sleep(0.2)');
    });
  const outcomes = await Promise.allSettled([write(), write()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await world.faultsOf(chain)).toEqual([]);
});

test('an entry can’t have a number that leaves none for the next', async () => {
  const entry = world.source.query(
    `insert into history_entry (chain, number, occurred_at, action, role, actor, payload, previous_hash, hash)
     values ('poisoned', 9223372036854775807, now(), 'x', 'x', $1, '{}', $1, $1)`,
    [NO_HASH],
  );
  await expect(entry).rejects.toMatchObject({ constraint: 'history_entry_number_bound' });
});

test.each([
  ['with the greatest number', 2147483647, 'the last'],
  ['with a gap before it', 4, 'the last'],
  ['that follows another than the one before', 3, 'the first'],
  ['that follows nothing', 3, 'none'],
])('an entry %s can’t be added, and the next one still can', async (_what, number, follows) => {
  const chain = await world.chainOf(2);
  const [first, last] = (await readChain(world.source.manager, chain)).map(({ hash }) => hash);
  const previous = { 'the first': first, 'the last': last, none: NO_HASH }[follows] ?? '';
  await expect(world.plant(chain, number, previous)).rejects.toMatchObject({
    constraint: 'history_entry_follows',
    message: expect.stringMatching(/^expected entry \d+ of a history to follow the one before it/),
  });
  await world.append(chain);
  expect(await world.faultsOf(chain)).toEqual([]);
});

test.each([
  ['a first entry that follows something', 1, 'f'.repeat(64)],
  ['a first entry that is not the first', 2, NO_HASH],
])('%s can’t be added', async (_what, number, previous) => {
  await expect(world.plant(newChain(), number, previous)).rejects.toMatchObject({
    constraint: 'history_entry_follows',
  });
});

test('nobody who may make temporary tables can make an entry seem to follow one', async () => {
  const runner = world.source.createQueryRunner();
  await runner.connect();
  try {
    await runner.query('create temporary table history_entry (chain text, number bigint, hash text)');
    await runner.query('insert into pg_temp.history_entry values ($1, 1, $2)', ['14-agreement', NO_HASH]);
    const entry = runner.query(
      `insert into public.history_entry (chain, number, occurred_at, action, role, actor, payload, previous_hash, hash)
       values ($1, 2, now(), 'x', 'x', $2, '{}', $2, $2)`,
      ['14-agreement', NO_HASH],
    );
    await expect(entry).rejects.toMatchObject({ constraint: 'history_entry_follows' });
  } finally {
    await runner.query('drop table pg_temp.history_entry');
    await runner.release();
  }
});

test('a write to a history that has no number left says that the history is broken', async () => {
  const chain = await world.chainOf(2);
  await world.tamper('update history_entry set number = 2147483647 where chain = $1 and number = 2', chain);
  const write = world.append(chain);
  await expect(write).rejects.toMatchObject({
    message: expect.stringContaining('Nothing was changed; npm run history:verify'),
    extensions: { code: 'HISTORY_BROKEN', outcome: 'NOT_DONE' },
  });
});

test('what is wrong with a number beyond all others can be shown', () => {
  const faults = [{ kind: HistoryFaultKind.CHANGED, number: 2 ** 63, message: 'Not as it was written.' }];
  const shown = verificationOf({ chain: 'x', entries: 1, head: NO_HASH, checkpoints: 0, faults });
  expect(shown.faults[0]?.number).toBe(2147483647);
});

test('the role that services use the events database with adds checkpoints and changes none', async () => {
  const client = new pg.Client({ connectionString: world.outside.url });
  await client.connect();
  const { rows } = await client.query<{ owner: string }>('select current_user as owner');
  const serving = pg.escapeIdentifier(`${rows[0]?.owner}_serving`);
  await client
    .query(`create role ${serving}`)
    .catch((error: { code?: string }) => expect(error.code).toBe('42710'));
  await prepareEvents(world.outside.url);
  await client.query(`set role ${serving}`);
  for (const statement of [
    'alter table history_checkpoint disable trigger all',
    'update history_checkpoint set length = length',
    'delete from history_checkpoint',
    'truncate history_checkpoint',
    'drop table history_checkpoint',
    'create table more (id int)',
  ]) {
    await expect(client.query(statement)).rejects.toThrow(/^(permission denied|must be owner)/);
  }
  await client.query("insert into history_checkpoint values ('x', 'x', 1, 'x')");
  await client.end();
});

test('the role that serves can add to the history and change nothing in it', async () => {
  const client = new pg.Client({ connectionString: world.database.url });
  await client.connect();
  const { rows } = await client.query<{ owner: string }>('select current_user as owner');
  const serving = pg.escapeIdentifier(`${rows[0]?.owner}_serving`);
  await client.query(`drop role if exists ${serving}`).catch(() => undefined);
  await client
    .query(`create role ${serving}`)
    .catch((error: { code?: string }) => expect(error.code).toBe('42710'));
  await migrate(world.source);
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
