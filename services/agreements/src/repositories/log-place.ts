import type { EntityManager } from 'typeorm';

/** How far a reader has come in the change log. */
export interface LogReach {
  /** The log's name; positions of two logs can't be compared. */
  readonly epoch: string;
  /** A decimal string. */
  readonly position: string;
}

const READER = 'merges';

/** Makes processes that follow merges wait for each other, until the end of the transaction. */
export async function lockReader(tx: EntityManager): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [READER_LOCK]);
}

/** Any number that nothing else in the database locks. */
const READER_LOCK = 7_413_270;

/** Null before the log was read for the first time. */
export async function findReach(db: EntityManager): Promise<LogReach | null> {
  const rows: LogReach[] = await db.query(
    'select epoch, position::text as position from log_place where reader = $1',
    [READER],
  );
  return rows[0] ?? null;
}

/** Moves on; in the same log never back. */
export async function keepReach(db: EntityManager, { epoch, position }: LogReach): Promise<void> {
  await db.query(
    `insert into log_place as own (reader, epoch, position) values ($1, $2, $3)
     on conflict (reader) do update set epoch = excluded.epoch, position = case
       when own.epoch = excluded.epoch then greatest(own.position, excluded.position) else excluded.position end`,
    [READER, epoch, position],
  );
}
