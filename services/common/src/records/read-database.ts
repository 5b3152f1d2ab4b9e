import type { EntityManager } from 'typeorm';
import { migrate } from '../database/migrations.js';
import type { RecordStore } from './record-store.js';

/** Reads a service's database at one moment for all tables. It is migrated first, where it is behind. */
export async function readDatabase<Result>(
  store: RecordStore,
  url: string,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  const dataSource = await store.dataSource(url, { poolSize: 2, statementTimeout: 60_000 }).initialize();
  try {
    await migrate(dataSource);
    return await dataSource.transaction('REPEATABLE READ', work);
  } finally {
    await dataSource.destroy();
  }
}
