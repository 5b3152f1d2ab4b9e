import { randomUUID } from 'node:crypto';
import {
  appendHistory,
  BOUND_HISTORY,
  type Checkpoints,
  createCheckpoints,
  createDataSource,
  FOLLOW_HISTORY,
  HISTORY_TABLES,
  migrate,
  NO_HASH,
  readChain,
  verifyChain,
} from '@hub/common';
import pg from 'pg';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { testIssuer } from '../../../../test/support/identities.js';
import { type TestDatabase, testDatabase } from '../../../../test/support/postgres.js';

class MakeHistory1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HISTORY_TABLES);
    await runner.query(BOUND_HISTORY);
    await runner.query(FOLLOW_HISTORY);
  }
  async down(): Promise<void> {}
}

/** Who writes the entries. */
export const acting = { subject: 'manager-of-14', role: 'agreement-manager:14' };

/** The name of a history that nobody has written to. */
export const newChain = () => `14-agreement-overenskommelsen-${randomUUID()}`;

const MINUTES_MS = 60_000;
export const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTES_MS);

/** Histories in a database of their own, and checkpoints of them in another. */
export interface HistoryWorld {
  readonly database: TestDatabase;
  readonly outside: TestDatabase;
  readonly source: DataSource;
  readonly checkpoints: Checkpoints;
  /** Writes an entry. */
  append(chain: string, entry?: { action?: string; payload?: object; occurredAt?: Date }): Promise<void>;
  /** Writes entries, checkpoints the chain, and gives the chain's name. */
  chainOf(entries: number): Promise<string>;
  /** Writes entries with a time of their own, as those are that have been there for long. */
  agedChainOf(entries: number, occurredAt: Date): Promise<string>;
  checkpointAt(chain: string, length: number): Promise<void>;
  /** `CHANGED 2` */
  faultsOf(chain: string): Promise<string[]>;
  /** As whoever may add to the history, and means to harm it. */
  plant(chain: string, number: number, previousHash: string): Promise<unknown>;
  /** As someone with the owner's rights who means to hide it. */
  tamper(statement: string, ...values: unknown[]): Promise<void>;
  /** The same where the checkpoints are. */
  inEvents(statement: string, ...values: unknown[]): Promise<void>;
  close(): Promise<void>;
}

export async function historyWorld(): Promise<HistoryWorld> {
  const [database, outside] = await Promise.all([testDatabase(), testDatabase()]);
  const source = createDataSource({
    url: database.url,
    entities: [],
    migrations: [MakeHistory1700000000000],
  });
  await source.initialize();
  await migrate(source);
  const checkpoints = createCheckpoints({
    url: outside.url,
    source: 'agreements',
    signingKey: (await testIssuer('agreements')).privateKey,
  });
  await checkpoints.prepare();

  const append: HistoryWorld['append'] = (chain, entry) =>
    source.transaction((tx) =>
      appendHistory(tx, { chain, action: 'setJoining', acting, payload: {}, ...entry }),
    );
  const chainWith = async (entries: number, occurredAt?: Date) => {
    const chain = newChain();
    for (let number = 1; number <= entries; number += 1) {
      await append(chain, { payload: { number }, ...(occurredAt && { occurredAt }) });
    }
    return chain;
  };
  const checkpointAt = async (chain: string, length: number) => {
    const entry = (await readChain(source.manager, chain))[length - 1];
    await checkpoints.keep([{ chain, length, head: entry?.hash ?? '' }]);
  };
  return {
    database,
    outside,
    source,
    checkpoints,
    append,
    checkpointAt,
    agedChainOf: chainWith,
    async chainOf(entries) {
      const chain = await chainWith(entries);
      await checkpointAt(chain, entries);
      return chain;
    },
    faultsOf: async (chain) =>
      verifyChain(await readChain(source.manager, chain), await checkpoints.of(chain)).map(
        ({ kind, number }) => `${kind} ${number}`,
      ),
    plant: (chain, number, previousHash) =>
      source.query(
        `insert into history_entry (chain, number, occurred_at, action, role, actor, payload, previous_hash, hash)
         values ($1, $2, now(), 'x', 'x', $3, '{}', $4, $3)`,
        [chain, number, NO_HASH, previousHash],
      ),
    tamper: (statement, ...values) =>
      connected(database.url, async (client) => {
        await client.query('alter table history_entry disable trigger history_entry_stays');
        await client.query(statement, values);
        await client.query('alter table history_entry enable trigger history_entry_stays');
      }),
    inEvents: (statement, ...values) =>
      connected(outside.url, async (client) => void (await client.query(statement, values))),
    async close() {
      await checkpoints.close();
      await source.destroy();
      await database.drop();
      await outside.drop();
    },
  };
}

/** Works on a connection of its own. */
async function connected(
  connectionString: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
