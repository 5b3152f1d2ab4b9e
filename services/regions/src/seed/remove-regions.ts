import type { EntityManager } from 'typeorm';
import { removeHistory } from '../hand-over/remove-history.js';
import { removeActivities } from './load-activities.js';

/** Removes all rows of regions. */
export async function removeRegions(manager: EntityManager, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  await removeHistory(manager, codes);
  await removeActivities(manager, codes);
  await manager.query('delete from municipality where region_code = any($1)', [codes]);
  await manager.query('delete from loaded_record where left(id, 2) = any($1)', [codes]);
  await manager.query('delete from region where code = any($1)', [codes]);
}
