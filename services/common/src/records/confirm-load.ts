import type { EntityManager } from 'typeorm';
import { isChangedSince } from './load-transaction.js';
import type { RecordStore } from './record-store.js';

/**
 * Notes, at the very end of a load's transaction, that the region's data is confirmed. Where somebody has noted it since
 * the load's moment, that is the later time, and stands.
 */
export async function confirmLoad(manager: EntityManager, store: RecordStore, region: string): Promise<void> {
  if (store.confirmation === undefined) return;
  await manager.query('savepoint confirmation');
  try {
    await store.confirmation.write(manager, region);
  } catch (error) {
    if (!isChangedSince(error)) throw error;
    await manager.query('rollback to savepoint confirmation');
  }
}
