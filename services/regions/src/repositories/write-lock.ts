import type { EntityManager } from 'typeorm';

/** Any number that nothing else in the database locks. */
const WRITE_LOCK = 7_413_241;

/** Waits until no other write to the deployment's records is under way, and keeps others waiting until the transaction ends. */
export async function lockWrites(manager: EntityManager): Promise<void> {
  await manager.query('select pg_advisory_xact_lock($1)', [WRITE_LOCK]);
}

/** The same until the connection is closed, for what begins a transaction that must see the last of them. */
export async function holdOffWrites(manager: EntityManager): Promise<void> {
  await manager.query('select pg_advisory_lock($1)', [WRITE_LOCK]);
}

/** Meets each write since the moment that the transaction sees as a serialization failure: it has confirmed its region. */
export async function meetWrites(manager: EntityManager): Promise<void> {
  await manager.query('select from freshness order by region_code for update');
}
