import type { DataSource } from 'typeorm';
import { grantServing } from './grant-serving.js';

/**
 * Brings the database's schema up to date, in one transaction, and the rights of the role that serves. Several processes
 * may do so at once: they wait for each other.
 *
 * @returns the names of the migrations that were run.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const lock = dataSource.createQueryRunner();
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const run = await dataSource.runMigrations();
    // At one moment for all: what is granted for every table and taken back for some is never theirs in between.
    await dataSource.transaction(grantServing);
    return run.map((migration) => migration.name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
  }
}

/** @throws Error where the database is behind the code. */
export async function assertMigrated(dataSource: DataSource): Promise<void> {
  if (await dataSource.showMigrations()) {
    throw new Error('The database is behind the code: run the service with the argument `prepare` first.');
  }
}

/** Any number that nothing else in the database locks. */
const MIGRATION_LOCK = 7_413_200;
