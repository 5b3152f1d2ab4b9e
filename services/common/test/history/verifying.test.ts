import { createHash } from 'node:crypto';
import {
  appendHistory,
  canonical,
  createDataSource,
  digestOf,
  type KeptCheckpoints,
  NO_HASH,
  readChain,
  verifyChain,
  verifyHistories,
  verifyHistory,
} from '@hub/common';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { acting, ago, type HistoryWorld, historyWorld, newChain } from './history-world.js';

let world: HistoryWorld;

beforeAll(async () => {
  world = await historyWorld();
});

afterAll(() => world.close());

test('a chain that nobody touched is whole', async () => {
  expect(await world.faultsOf(await world.chainOf(4))).toEqual([]);
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
  const chain = await world.chainOf(4);
  await world.tamper(statement, chain);
  expect(await world.faultsOf(chain)).toEqual(expected);
});

test('two rows that changed places are found', async () => {
  const chain = await world.chainOf(4);
  await world.tamper(
    'update history_entry set number = number + 100 where chain = $1 and number in (2, 3)',
    chain,
  );
  await world.tamper(
    'update history_entry set number = 105 - number where chain = $1 and number > 100',
    chain,
  );
  expect(await world.faultsOf(chain)).toEqual([
    'REORDERED 2',
    'CHANGED 2',
    'REORDERED 3',
    'CHANGED 3',
    'REORDERED 4',
  ]);
});

test('a history written anew, hashes and all, is found by its checkpoint', async () => {
  const chain = await world.chainOf(3);
  await world.tamper('delete from history_entry where chain = $1', chain);
  for (let number = 1; number <= 3; number += 1) {
    await world.append(chain, { payload: { number, joining: 'CLOSED' } });
  }
  expect(await world.faultsOf(chain)).toEqual(['REPLACED 3']);
});

test.each([
  ['no checkpoint at all', 0, ['UNCOVERED 1']],
  ['none of its end', 1, ['UNCOVERED 2']],
  ['one of its end', 3, []],
])(
  'a history that has stood for minutes with %s is told from one that is covered',
  async (_, reach, faults) => {
    const chain = await world.agedChainOf(3, ago(2));
    if (reach > 0) await world.checkpointAt(chain, reach);
    const verified = await verifyHistory(world.source.manager, chain, world.checkpoints);
    expect(verified.faults.map(({ kind, number }) => `${kind} ${number}`)).toEqual(faults);
  },
);

test('an end without a checkpoint is suspect where it says that it is still to come, not where it is new', async () => {
  const late = await verifyHistory(
    world.source.manager,
    await world.agedChainOf(1, ago(-2)),
    world.checkpoints,
  );
  expect(late.faults.map(({ kind }) => kind)).toEqual(['UNCOVERED']);
  const fresh = await verifyHistory(
    world.source.manager,
    await world.agedChainOf(1, new Date()),
    world.checkpoints,
  );
  expect(fresh.faults).toEqual([]);
});

test('checkpoints whose table is gone, or that are told to be of another service, cover nothing', async () => {
  const chain = await world.agedChainOf(1, ago(2));
  await world.checkpointAt(chain, 1);
  const faults = async () =>
    (await verifyHistory(world.source.manager, chain, world.checkpoints)).faults.map(({ kind }) => kind);
  expect(await faults()).toEqual([]);
  await world.inEvents('alter table history_checkpoint disable trigger user');
  await world.inEvents("update history_checkpoint set source = 'organisations' where chain = $1", chain);
  expect(await faults()).toEqual(['UNCOVERED']);
  await world.inEvents("update history_checkpoint set source = 'agreements' where chain = $1", chain);
  await world.inEvents('alter table history_checkpoint enable trigger user');
  await world.inEvents('alter table history_checkpoint rename to renamed');
  try {
    expect(await faults()).toEqual(['UNCOVERED']);
  } finally {
    await world.inEvents('alter table renamed rename to history_checkpoint');
  }
});

test('a table of histories that is gone is a fault; a database that was never prepared has none', async () => {
  await world.source.query('alter table history_entry rename to renamed');
  try {
    const verified = await verifyHistories(world.source.manager, world.checkpoints);
    expect(verified?.faulty.flatMap(({ faults }) => faults.map(({ kind }) => kind))).toEqual([
      'TABLE_MISSING',
    ]);
  } finally {
    await world.source.query('alter table renamed rename to history_entry');
  }
  const empty = createDataSource({ url: world.outside.url, entities: [], migrations: [] });
  await empty.initialize();
  expect(await verifyHistories(empty.manager, null)).toBeNull();
  await empty.destroy();
});

test('a person put in the place of another is told from one that was erased', async () => {
  const chain = await world.agedChainOf(1, new Date());
  const foreign = async () => {
    const found = await verifyHistories(world.source.manager, null);
    return found?.faulty.find((history) => history.chain === 'person')?.faults[0]?.number ?? 0;
  };
  const [entry] = await readChain(world.source.manager, chain);
  const before = await foreign();
  await world.source.query('delete from person where digest = $1', [entry?.actor]);
  expect(await foreign()).toBe(before);
  const other = { salt: '0', subject: 'another', name: null, title: null, evidence: null };
  await world.source.query('insert into person (digest, salt, subject) values ($1, $2, $3)', [
    digestOf(other),
    other.salt,
    other.subject,
  ]);
  expect(await foreign()).toBe(before + 1);
});

test('entries from before their transaction was part of the hash are as they were written', async () => {
  const chain = newChain();
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
  await world.source.query(
    `insert into history_entry (chain, number, occurred_at, action, role, actor, payload, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [...Object.values(entry), createHash('sha256').update(canonical(entry)).digest('hex')],
  );
  expect(verifyChain(await readChain(world.source.manager, chain), [])).toEqual([]);
});

test('a subject with half a surrogate pair is the one that the database keeps', async () => {
  const chain = newChain();
  const half = { subject: 'manager-\ud83d', role: 'hub-admin' };
  await world.source.transaction((tx) =>
    appendHistory(tx, { chain, action: 'addParty', acting: half, payload: {} }),
  );
  expect((await verifyHistory(world.source.manager, chain, world.checkpoints)).faults).toEqual([]);
});

test('a checkpoint that the service did not sign is found', async () => {
  const chain = await world.chainOf(1);
  await world.inEvents('alter table history_checkpoint disable trigger all');
  await world.inEvents(
    'update history_checkpoint set signature = signature || $2 where chain = $1',
    chain,
    'A',
  );
  expect(await world.faultsOf(chain)).toEqual(['CHECKPOINT_FORGED 1']);
});

test('an entry and its checkpoint that come while a chain is being verified do not seem to be cut off', async () => {
  const chain = await world.chainOf(2);
  const growing: KeptCheckpoints = {
    ...world.checkpoints,
    async of(asked) {
      await world.append(chain);
      const stored = await readChain(world.source.manager, chain);
      await world.checkpoints.keep([{ chain, length: stored.length, head: stored.at(-1)?.hash ?? '' }]);
      return world.checkpoints.of(asked);
    },
  };
  expect(await verifyHistory(world.source.manager, chain, growing)).toMatchObject({
    entries: 3,
    checkpoints: 2,
    faults: [],
  });
});

test('erasing a person leaves the chain whole', async () => {
  const chain = await world.chainOf(2);
  await world.source.query('delete from person where subject = $1', [acting.subject]);
  expect(await world.faultsOf(chain)).toEqual([]);
});
