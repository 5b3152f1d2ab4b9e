import type { EntityManager } from 'typeorm';
import { MOVED_TABLES } from './tables.js';

/** Only added to: what guards them is put aside for the one who hands the region over, and only then. */
const GUARDED = ['history_entry', 'person_reading'];

/** Where a region's rows are found by another table's, those come first. */
const TABLES = ['idempotency', 'person', 'person_reading', 'history_entry'];

/**
 * Removes what was kept of the writes to regions' records, once it lies in another database. Takes the rights of the
 * tables' owner. A database that holds none of it is not locked.
 */
export async function removeHistory(manager: EntityManager, codes: readonly string[]): Promise<void> {
  for (const { name, regionIn } of TABLES.flatMap((table) =>
    MOVED_TABLES.filter((each) => each.name === table),
  )) {
    const condition = `left(${regionIn}, 2) = any($1)`;
    const found: unknown[] = await manager.query(`select from ${name} moved where ${condition} limit 1`, [
      codes,
    ]);
    if (found.length === 0) continue;
    const guarded = GUARDED.includes(name);
    if (guarded) await manager.query(`alter table ${name} disable trigger ${name}_stays`);
    await manager.query(`delete from ${name} moved where ${condition}`, [codes]);
    if (guarded) await manager.query(`alter table ${name} enable trigger ${name}_stays`);
  }
}
