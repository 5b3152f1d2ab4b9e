import type { EntityManager } from 'typeorm';
import { prepared } from '../database/prepared.js';

/** The table of the writes that were answered. A service makes it in its migrations. */
export const EARLIER_WRITES_TABLE = `
  create table idempotency (
    client     text not null,
    key        text not null,
    input_hash text not null,
    result     jsonb not null,
    created_at timestamptz(3) not null default now(),
    primary key (client, key)
  )`;

/**
 * What makes them found by their age. Answers that were kept before are removed: their rows were not kept with them, so
 * they could not be given again as they were. A service runs it in its migrations.
 */
export const EARLIER_WRITES_BY_AGE = `
  delete from idempotency;
  create index idempotency_by_age on idempotency (created_at)`;

/** A write that was answered before. */
export interface EarlierWrite {
  readonly inputHash: string;
  readonly result: unknown;
}

/** Which write of which client; `client` is a digest, so that no subject is stored. */
export interface WriteKey {
  readonly client: string;
  readonly key: string;
}

export async function findEarlierWrite(
  db: EntityManager,
  { client, key }: WriteKey,
): Promise<EarlierWrite | undefined> {
  const rows: EarlierWrite[] = await db.query(FIND, [client, key]);
  return rows[0];
}

const FIND = prepared(
  'select input_hash as "inputHash", result from idempotency where client = $1 and key = $2',
);

/** Makes writes with the same key wait for each other, until the end of the transaction. */
export async function lockWriteKey(tx: EntityManager, { client, key }: WriteKey): Promise<void> {
  await tx.query(LOCK, [JSON.stringify([client, key])]);
}

const LOCK = prepared('select pg_advisory_xact_lock(hashtextextended($1, 0))');

export async function rememberWrite(
  tx: EntityManager,
  { client, key }: WriteKey,
  { inputHash, result }: EarlierWrite,
): Promise<void> {
  await tx.query(REMEMBER, [client, key, inputHash, JSON.stringify(result)]);
}

const REMEMBER = prepared(
  'insert into idempotency (client, key, input_hash, result) values ($1, $2, $3, $4)',
);
