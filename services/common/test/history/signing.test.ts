import { createHash } from 'node:crypto';
import { type Checkpoints, canonical, NO_HASH, readChain, startCheckpoints } from '@hub/common';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '../../../../test/support/until.js';
import { acting, type HistoryWorld, historyWorld, newChain } from './history-world.js';

let world: HistoryWorld;

beforeAll(async () => {
  world = await historyWorld();
});

afterAll(() => world.close());

test('what has grown gets a checkpoint by itself', async () => {
  const loop = startCheckpoints({
    url: world.database.url,
    checkpoints: world.checkpoints,
    onError: () => {},
    onRefused: () => {},
  });
  const chain = newChain();
  await world.append(chain);
  let kept: Awaited<ReturnType<Checkpoints['of']>> = [];
  await until(
    () => kept.length > 0,
    10_000,
    async () => {
      kept = await world.checkpoints.of(chain);
    },
  ).finally(() => loop.stop());
  const [checkpoint] = kept;
  const [entry] = await readChain(world.source.manager, chain);
  expect(checkpoint).toMatchObject({ length: 1, head: entry?.hash, genuine: true });
});

/** Puts an entry that follows the last one, and says something else than its hash. */
async function forge(chain: string): Promise<void> {
  const last = (await readChain(world.source.manager, chain)).at(-1);
  await world.plant(chain, (last?.number ?? 0) + 1, last?.hash ?? NO_HASH);
}

/** Puts an entry that follows the last one and has its own hash, of a time at which nothing was done. */
async function forgeTime(chain: string): Promise<void> {
  const last = (await readChain(world.source.manager, chain)).at(-1);
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
  await world.source.query(
    `insert into history_entry (chain, number, occurred_at, action, role, actor, payload, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [...Object.values(entry), hash],
  );
}

async function forgetAndWriteAnew(chain: string, entries: number): Promise<void> {
  await world.tamper('delete from history_entry where chain = $1', chain);
  for (let number = 1; number <= entries; number += 1) await world.append(chain);
}

test.each<[string, (chain: string) => Promise<unknown>, string]>([
  ['whose last entry was forged', forge, 'CHANGED 3'],
  ['whose last entry is of no time that is', forgeTime, 'CHANGED 3'],
  [
    'that has grown on a forged entry',
    async (chain) => {
      await forge(chain);
      await world.append(chain);
    },
    'CHANGED 3',
  ],
  ['that was written anew and has grown', (chain) => forgetAndWriteAnew(chain, 3), 'REPLACED 2'],
  ['that was written anew', (chain) => forgetAndWriteAnew(chain, 2), 'REPLACED 2'],
  ['that was cut and written on', (chain) => forgetAndWriteAnew(chain, 1), 'CUT 2'],
])('a history %s gets no checkpoint, and is told of; others do', async (_what, harm, fault) => {
  const chain = await world.chainOf(2);
  await harm(chain);
  const whole = await world.chainOf(1);
  await world.append(whole);
  const refused = new Map<string, unknown>();
  const loop = startCheckpoints({
    url: world.database.url,
    checkpoints: world.checkpoints,
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
        lengths = (await world.checkpoints.of(whole)).map(({ length }) => length);
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
  expect((await world.checkpoints.of(chain)).map(({ length }) => length)).toEqual([2]);
  expect(await world.faultsOf(chain)).toContain(fault);
});

test('a history that is put right gets its checkpoint, though it does not grow, also where it was away meanwhile', async () => {
  const [chain, away] = [await world.chainOf(2), await world.chainOf(2)];
  for (const each of [chain, away]) await world.append(each);
  const nowDoneAs = (role: string) =>
    world.tamper(
      'update history_entry set role = $3 where chain in ($1, $2) and number = 3',
      chain,
      away,
      role,
    );
  await nowDoneAs('hub-admin');
  const refused = new Set<string>();
  const loop = startCheckpoints({
    url: world.database.url,
    checkpoints: world.checkpoints,
    onError: () => {},
    onRefused: (name) => refused.add(name),
  });
  const signed = async (name: string) => {
    let reach = 0;
    await until(
      () => reach === 3,
      15_000,
      async () => {
        reach = (await world.checkpoints.of(name)).at(-1)?.length ?? 0;
      },
    );
  };
  try {
    await until(() => refused.has(chain) && refused.has(away), 10_000);
    await world.source.query(`create table away as select * from history_entry where chain = '${away}'`);
    await world.tamper('delete from history_entry where chain = $1', away);
    await nowDoneAs(acting.role);
    await signed(chain);
    await world.tamper('insert into history_entry select * from away');
    await world.source.query('drop table away');
    await nowDoneAs(acting.role);
    await signed(away);
  } finally {
    await loop.stop();
  }
  expect([...(await world.faultsOf(chain)), ...(await world.faultsOf(away))]).toEqual([]);
}, 60_000);

test('a history that a replica signs further meanwhile does not seem to be cut', async () => {
  const chain = await world.chainOf(1);
  await world.append(chain);
  let replicaCame = false;
  const besides: Checkpoints = {
    ...world.checkpoints,
    async last(chains) {
      if (!replicaCame && chains.includes(chain)) {
        replicaCame = true;
        await world.append(chain);
        await world.checkpointAt(chain, 3);
      }
      return world.checkpoints.last(chains);
    },
  };
  const refused: string[] = [];
  const loop = startCheckpoints({
    url: world.database.url,
    checkpoints: besides,
    onError: () => {},
    onRefused: (name) => refused.push(name),
  });
  await until(() => replicaCame, 10_000);
  await loop.stop();
  expect(refused).not.toContain(chain);
});

test('a forged checkpoint does not keep a history from being signed', async () => {
  const chain = await world.chainOf(1);
  await world.append(chain);
  await world.inEvents("insert into history_checkpoint values ('agreements', $1, 9, 'x')", chain);
  const loop = startCheckpoints({
    url: world.database.url,
    checkpoints: world.checkpoints,
    onError: () => {},
    onRefused: () => {},
  });
  let lengths: number[] = [];
  await until(
    () => lengths.includes(2),
    10_000,
    async () => {
      lengths = (await world.checkpoints.of(chain)).map(({ length }) => length);
    },
  ).finally(() => loop.stop());
  expect(lengths).toEqual([1, 2, 9]);
});

test('a history that can’t be signed is told of, and keeps no other from being signed', async () => {
  const poisoned = newChain();
  const chain = await world.agedChainOf(1, new Date());
  const [entry] = await readChain(world.source.manager, chain);
  const refused: string[] = [];
  await world.checkpoints.keep(
    [
      { chain: poisoned, length: 2 ** 63, head: NO_HASH },
      { chain, length: 1, head: entry?.hash ?? '' },
    ],
    (name) => refused.push(name),
  );
  expect(refused).toEqual([poisoned]);
  expect(await world.checkpoints.of(chain)).toMatchObject([{ length: 1, genuine: true }]);
});

test('what is written just before the end of signing gets its checkpoint', async () => {
  let chain = '';
  const turns: Checkpoints = {
    ...world.checkpoints,
    keep: async (heads, onRefused) => {
      await world.checkpoints.keep(heads, onRefused);
      if (chain === '') chain = await world.agedChainOf(1, new Date());
    },
  };
  const loop = startCheckpoints({
    url: world.database.url,
    checkpoints: turns,
    onError: () => {},
    onRefused: () => {},
  });
  await until(() => chain !== '', 10_000);
  await loop.stop();
  expect(await world.checkpoints.of(chain)).toMatchObject([{ length: 1, genuine: true }]);
});

test('checkpoints that were removed with their database are made again, also of histories that do not grow', async () => {
  const loop = startCheckpoints({
    url: world.database.url,
    checkpoints: world.checkpoints,
    onError: () => {},
    onRefused: () => {},
  });
  const [quiet, grows] = [newChain(), newChain()];
  const signed = async (chain: string) => (await world.checkpoints.of(chain)).length > 0;
  const bothSigned = async () => {
    let are = false;
    await until(
      () => are,
      10_000,
      async () => {
        are = (await signed(quiet)) && (await signed(grows));
      },
    );
  };
  try {
    for (const chain of [quiet, grows]) await world.append(chain);
    await bothSigned();
    await world.inEvents('drop table history_checkpoint');
    expect(await signed(quiet)).toBe(false);
    await world.append(grows);
    await bothSigned();
  } finally {
    await loop.stop();
  }
});
