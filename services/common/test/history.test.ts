import { createHash, randomUUID } from 'node:crypto';
import {
  appendHistory,
  BOUND_HISTORY,
  type Checkpoints,
  canonical,
  createCheckpoints,
  createDataSource,
  digestOf,
  FOLLOW_HISTORY,
  HISTORY_TABLES,
  HistoryFaultKind,
  type KeptCheckpoints,
  migrate,
  NO_HASH,
  prepareEvents,
  readChain,
  startCheckpoints,
  verificationOf,
  verifyChain,
  verifyHistories,
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
    await runner.query(BOUND_HISTORY);
    await runner.query(FOLLOW_HISTORY);
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

/** Writes entries with a time of their own, as those are that have been there for long. */
async function agedChainOf(entries: number, occurredAt: Date): Promise<string> {
  const chain = `${CHAIN}-${randomUUID()}`;
  for (let number = 1; number <= entries; number += 1) {
    await source.transaction((tx) =>
      appendHistory(tx, { chain, action: 'setJoining', acting, payload: { number }, occurredAt }),
    );
  }
  return chain;
}

const checkpointAt = async (chain: string, length: number) => {
  const entry = (await readChain(source.manager, chain))[length - 1];
  await checkpoints.keep([{ chain, length, head: entry?.hash ?? '' }]);
};

const MINUTES_MS = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTES_MS);

/** As someone with the owner's rights who means to hide it. */
async function tamper(statement: string, ...values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('alter table history_entry disable trigger history_entry_stays');
  await client.query(statement, values);
  await client.query('alter table history_entry enable trigger history_entry_stays');
  await client.end();
}

async function inEvents(statement: string, ...values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: outside.url });
  await client.connect();
  await client.query(statement, values);
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
  [
    'a time before Christ with the same figures',
    `update history_entry set occurred_at =
       (to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') || '+00 BC')::timestamptz
     where chain = $1 and number = 2`,
    ['CHANGED 2'],
  ],
  [
    'a changed transaction',
    `update history_entry set transaction = '3' where chain = $1 and number = 2`,
    ['CHANGED 2'],
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

test.each([
  ['no checkpoint at all', 0, ['UNCOVERED 1']],
  ['none of its end', 1, ['UNCOVERED 2']],
  ['one of its end', 3, []],
])(
  'a history that has stood for minutes with %s is told from one that is covered',
  async (_, reach, faults) => {
    const chain = await agedChainOf(3, ago(2));
    if (reach > 0) await checkpointAt(chain, reach);
    const verified = await verifyHistory(source.manager, chain, checkpoints);
    expect(verified.faults.map(({ kind, number }) => `${kind} ${number}`)).toEqual(faults);
  },
);

test('an end without a checkpoint is suspect where it says that it is still to come, not where it is new', async () => {
  const late = await verifyHistory(source.manager, await agedChainOf(1, ago(-2)), checkpoints);
  expect(late.faults.map(({ kind }) => kind)).toEqual(['UNCOVERED']);
  const fresh = await verifyHistory(source.manager, await agedChainOf(1, new Date()), checkpoints);
  expect(fresh.faults).toEqual([]);
});

test('checkpoints whose table is gone, or that are told to be of another service, cover nothing', async () => {
  const chain = await agedChainOf(1, ago(2));
  await checkpointAt(chain, 1);
  const faults = async () =>
    (await verifyHistory(source.manager, chain, checkpoints)).faults.map(({ kind }) => kind);
  expect(await faults()).toEqual([]);
  await inEvents('alter table history_checkpoint disable trigger user');
  await inEvents("update history_checkpoint set source = 'organisations' where chain = $1", chain);
  expect(await faults()).toEqual(['UNCOVERED']);
  await inEvents("update history_checkpoint set source = 'agreements' where chain = $1", chain);
  await inEvents('alter table history_checkpoint enable trigger user');
  await inEvents('alter table history_checkpoint rename to renamed');
  try {
    expect(await faults()).toEqual(['UNCOVERED']);
  } finally {
    await inEvents('alter table renamed rename to history_checkpoint');
  }
});

test('a table of histories that is gone is a fault; a database that was never prepared has none', async () => {
  await source.query('alter table history_entry rename to renamed');
  try {
    const verified = await verifyHistories(source.manager, checkpoints);
    expect(verified?.faulty.flatMap(({ faults }) => faults.map(({ kind }) => kind))).toEqual([
      'TABLE_MISSING',
    ]);
  } finally {
    await source.query('alter table renamed rename to history_entry');
  }
  const empty = createDataSource({ url: outside.url, entities: [], migrations: [] });
  await empty.initialize();
  expect(await verifyHistories(empty.manager, null)).toBeNull();
  await empty.destroy();
});

test('a person put in the place of another is told from one that was erased', async () => {
  const chain = await agedChainOf(1, new Date());
  const foreign = async () => {
    const found = await verifyHistories(source.manager, null);
    return found?.faulty.find((history) => history.chain === 'person')?.faults[0]?.number ?? 0;
  };
  const [entry] = await readChain(source.manager, chain);
  const before = await foreign();
  await source.query('delete from person where digest = $1', [entry?.actor]);
  expect(await foreign()).toBe(before);
  const other = { salt: '0', subject: 'another', name: null, title: null, evidence: null };
  await source.query('insert into person (digest, salt, subject) values ($1, $2, $3)', [
    digestOf(other),
    other.salt,
    other.subject,
  ]);
  expect(await foreign()).toBe(before + 1);
});

test('entries from before their transaction was part of the hash are as they were written', async () => {
  const chain = `${CHAIN}-${randomUUID()}`;
  const entry = {
    chain,
    number: 1,
    occurredAt: '2026-02-03T04:05:06.700Z',
    action: 'addParty',
    role: 'hub-admin',
    actor: NO_HASH,
    payload: '{}',
    previousHash: NO_HASH,
  };
  await source.query(
    `insert into history_entry (chain, number, occurred_at, action, role, actor, payload, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [...Object.values(entry), createHash('sha256').update(canonical(entry)).digest('hex')],
  );
  expect(verifyChain(await readChain(source.manager, chain), [])).toEqual([]);
});

test('a subject with half a surrogate pair is the one that the database keeps', async () => {
  const chain = `${CHAIN}-${randomUUID()}`;
  const half = { subject: 'manager-\ud83d', role: 'hub-admin' };
  await source.transaction((tx) =>
    appendHistory(tx, { chain, action: 'addParty', acting: half, payload: {} }),
  );
  expect((await verifyHistory(source.manager, chain, checkpoints)).faults).toEqual([]);
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
  const loop = startCheckpoints({ url: database.url, checkpoints, onError: () => {}, onRefused: () => {} });
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

/** Puts an entry that follows the last one, and says something else than its hash. */
async function forge(chain: string): Promise<void> {
  const last = (await readChain(source.manager, chain)).at(-1);
  await plant(chain, (last?.number ?? 0) + 1, last?.hash ?? NO_HASH);
}

/** Puts an entry that follows the last one and has its own hash, of a time at which nothing was done. */
async function forgeTime(chain: string): Promise<void> {
  const last = (await readChain(source.manager, chain)).at(-1);
  const entry = {
    chain,
    number: (last?.number ?? 0) + 1,
    occurredAt: 'infinity',
    action: 'addParty',
    role: 'hub-admin',
    actor: NO_HASH,
    payload: '{}',
    previousHash: last?.hash ?? NO_HASH,
  };
  const hash = createHash('sha256').update(canonical(entry)).digest('hex');
  await source.query(
    `insert into history_entry (chain, number, occurred_at, action, role, actor, payload, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [...Object.values(entry), hash],
  );
}

const anotherEntry = (chain: string) =>
  source.transaction((tx) =>
    appendHistory(tx, { chain, action: 'setJoining', acting, payload: { joining: 'CLOSED' } }),
  );

async function forgetAndWriteAnew(chain: string, entries: number): Promise<void> {
  await tamper('delete from history_entry where chain = $1', chain);
  for (let number = 1; number <= entries; number += 1) await anotherEntry(chain);
}

test.each<[string, (chain: string) => Promise<unknown>, string]>([
  ['whose last entry was forged', forge, 'CHANGED 3'],
  ['whose last entry is of no time that is', forgeTime, 'CHANGED 3'],
  [
    'that has grown on a forged entry',
    async (chain) => {
      await forge(chain);
      await anotherEntry(chain);
    },
    'CHANGED 3',
  ],
  ['that was written anew and has grown', (chain) => forgetAndWriteAnew(chain, 3), 'REPLACED 2'],
  ['that was written anew', (chain) => forgetAndWriteAnew(chain, 2), 'REPLACED 2'],
  ['that was cut and written on', (chain) => forgetAndWriteAnew(chain, 1), 'CUT 2'],
])('a history %s gets no checkpoint, and is told of; others do', async (_what, harm, fault) => {
  const chain = await chainOf(2);
  await harm(chain);
  const whole = await chainOf(1);
  await anotherEntry(whole);
  const refused = new Map<string, unknown>();
  const loop = startCheckpoints({
    url: database.url,
    checkpoints,
    onError: () => {},
    onRefused: (name, error) => refused.set(name, error),
  });
  try {
    await until(() => refused.has(chain), 10_000);
    let lengths: number[] = [];
    await until(
      () => lengths.includes(2),
      10_000,
      async () => {
        lengths = (await checkpoints.of(whole)).map(({ length }) => length);
      },
    );
  } finally {
    await loop.stop();
  }
  expect(refused.get(chain)).toMatchObject({
    message: expect.stringMatching(/no checkpoint.*[Ee]ntr/),
    extensions: { code: 'HISTORY_BROKEN' },
  });
  expect(refused.has(whole)).toBe(false);
  expect(loop.refused()).toBeGreaterThan(0);
  expect((await checkpoints.of(chain)).map(({ length }) => length)).toEqual([2]);
  expect(await faultsOf(chain)).toContain(fault);
});

test('a history that is put right gets its checkpoint, though it does not grow, also where it was away meanwhile', async () => {
  const [chain, away] = [await chainOf(2), await chainOf(2)];
  for (const each of [chain, away]) await anotherEntry(each);
  const nowDoneAs = (role: string) =>
    tamper('update history_entry set role = $3 where chain in ($1, $2) and number = 3', chain, away, role);
  await nowDoneAs('hub-admin');
  const refused = new Set<string>();
  const loop = startCheckpoints({
    url: database.url,
    checkpoints,
    onError: () => {},
    onRefused: (name) => refused.add(name),
  });
  const signed = async (name: string) => {
    let reach = 0;
    await until(
      () => reach === 3,
      15_000,
      async () => {
        reach = (await checkpoints.of(name)).at(-1)?.length ?? 0;
      },
    );
  };
  try {
    await until(() => refused.has(chain) && refused.has(away), 10_000);
    await source.query(`create table away as select * from history_entry where chain = '${away}'`);
    await tamper('delete from history_entry where chain = $1', away);
    await nowDoneAs(acting.role);
    await signed(chain);
    await tamper('insert into history_entry select * from away');
    await source.query('drop table away');
    await nowDoneAs(acting.role);
    await signed(away);
  } finally {
    await loop.stop();
  }
  expect([...(await faultsOf(chain)), ...(await faultsOf(away))]).toEqual([]);
}, 60_000);

test('a history that a replica signs further meanwhile does not seem to be cut', async () => {
  const chain = await chainOf(1);
  await anotherEntry(chain);
  let replicaCame = false;
  const besides: Checkpoints = {
    ...checkpoints,
    async last(chains) {
      if (!replicaCame && chains.includes(chain)) {
        replicaCame = true;
        await anotherEntry(chain);
        await checkpointAt(chain, 3);
      }
      return checkpoints.last(chains);
    },
  };
  const refused: string[] = [];
  const loop = startCheckpoints({
    url: database.url,
    checkpoints: besides,
    onError: () => {},
    onRefused: (name) => refused.push(name),
  });
  await until(() => replicaCame, 10_000);
  await loop.stop();
  expect(refused).not.toContain(chain);
});

test('a forged checkpoint does not keep a history from being signed', async () => {
  const chain = await chainOf(1);
  await anotherEntry(chain);
  await inEvents("insert into history_checkpoint values ('agreements', $1, 9, 'x')", chain);
  const loop = startCheckpoints({ url: database.url, checkpoints, onError: () => {}, onRefused: () => {} });
  let lengths: number[] = [];
  await until(
    () => lengths.includes(2),
    10_000,
    async () => {
      lengths = (await checkpoints.of(chain)).map(({ length }) => length);
    },
  ).finally(() => loop.stop());
  expect(lengths).toEqual([1, 2, 9]);
});

test('a history that can’t be signed is told of, and keeps no other from being signed', async () => {
  const poisoned = `${CHAIN}-${randomUUID()}`;
  const chain = await agedChainOf(1, new Date());
  const [entry] = await readChain(source.manager, chain);
  const refused: string[] = [];
  await checkpoints.keep(
    [
      { chain: poisoned, length: 2 ** 63, head: NO_HASH },
      { chain, length: 1, head: entry?.hash ?? '' },
    ],
    (name) => refused.push(name),
  );
  expect(refused).toEqual([poisoned]);
  expect(await checkpoints.of(chain)).toMatchObject([{ length: 1, genuine: true }]);
});

test('an entry can’t have a number that leaves none for the next', async () => {
  const entry = source.query(
    `insert into history_entry (chain, number, occurred_at, action, role, actor, payload, previous_hash, hash)
     values ('poisoned', 9223372036854775807, now(), 'x', 'x', $1, '{}', $1, $1)`,
    [NO_HASH],
  );
  await expect(entry).rejects.toMatchObject({ constraint: 'history_entry_number_bound' });
});

/** As whoever may add to the history, and means to harm it. */
const plant = (chain: string, number: number, previousHash: string) =>
  source.query(
    `insert into history_entry (chain, number, occurred_at, action, role, actor, payload, previous_hash, hash)
     values ($1, $2, now(), 'x', 'x', $3, '{}', $4, $3)`,
    [chain, number, NO_HASH, previousHash],
  );

test.each([
  ['with the greatest number', 2147483647, 'the last'],
  ['with a gap before it', 4, 'the last'],
  ['that follows another than the one before', 3, 'the first'],
  ['that follows nothing', 3, 'none'],
])('an entry %s can’t be added, and the next one still can', async (_what, number, follows) => {
  const chain = await chainOf(2);
  const [first, last] = (await readChain(source.manager, chain)).map(({ hash }) => hash);
  const previous = { 'the first': first, 'the last': last, none: NO_HASH }[follows] ?? '';
  await expect(plant(chain, number, previous)).rejects.toMatchObject({
    constraint: 'history_entry_follows',
    message: expect.stringMatching(/^expected entry \d+ of a history to follow the one before it/),
  });
  await source.transaction((tx) => appendHistory(tx, { chain, action: 'addParty', acting, payload: {} }));
  expect(await faultsOf(chain)).toEqual([]);
});

test.each([
  ['a first entry that follows something', 1, 'f'.repeat(64)],
  ['a first entry that is not the first', 2, NO_HASH],
])('%s can’t be added', async (_what, number, previous) => {
  await expect(plant(`${CHAIN}-${randomUUID()}`, number, previous)).rejects.toMatchObject({
    constraint: 'history_entry_follows',
  });
});

test('nobody who may make temporary tables can make an entry seem to follow one', async () => {
  const runner = source.createQueryRunner();
  await runner.connect();
  try {
    await runner.query('create temporary table history_entry (chain text, number bigint, hash text)');
    await runner.query('insert into pg_temp.history_entry values ($1, 1, $2)', [CHAIN, NO_HASH]);
    const entry = runner.query(
      `insert into public.history_entry (chain, number, occurred_at, action, role, actor, payload, previous_hash, hash)
       values ($1, 2, now(), 'x', 'x', $2, '{}', $2, $2)`,
      [CHAIN, NO_HASH],
    );
    await expect(entry).rejects.toMatchObject({ constraint: 'history_entry_follows' });
  } finally {
    await runner.query('drop table pg_temp.history_entry');
    await runner.release();
  }
});

test('a write to a history that has no number left says that the history is broken', async () => {
  const chain = await chainOf(2);
  await tamper('update history_entry set number = 2147483647 where chain = $1 and number = 2', chain);
  const write = source.transaction((tx) =>
    appendHistory(tx, { chain, action: 'addParty', acting, payload: {} }),
  );
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

test('what is written just before the end of signing gets its checkpoint', async () => {
  let chain = '';
  const turns: Checkpoints = {
    ...checkpoints,
    keep: async (heads, onRefused) => {
      await checkpoints.keep(heads, onRefused);
      if (chain === '') chain = await agedChainOf(1, new Date());
    },
  };
  const loop = startCheckpoints({
    url: database.url,
    checkpoints: turns,
    onError: () => {},
    onRefused: () => {},
  });
  await until(() => chain !== '', 10_000);
  await loop.stop();
  expect(await checkpoints.of(chain)).toMatchObject([{ length: 1, genuine: true }]);
});

test('the role that services use the events database with adds checkpoints and changes none', async () => {
  const client = new pg.Client({ connectionString: outside.url });
  await client.connect();
  const { rows } = await client.query<{ owner: string }>('select current_user as owner');
  const serving = pg.escapeIdentifier(`${rows[0]?.owner}_serving`);
  await client
    .query(`create role ${serving}`)
    .catch((error: { code?: string }) => expect(error.code).toBe('42710'));
  await prepareEvents(outside.url);
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
