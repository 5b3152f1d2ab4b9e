import type { EntityManager } from 'typeorm';

/** Any number that nothing else in a database locks. */
export const LOAD_LOCK = 7_413_240;

/** Waits until no other load is under way on the database, and keeps others waiting until the transaction ends. */
export async function lockLoads(manager: EntityManager): Promise<void> {
  await manager.query('select pg_advisory_xact_lock($1)', [LOAD_LOCK]);
}
