import { lockLoads, migrate } from '@hub/common';
import { dataSourceFor } from '../data-source.js';
import { markMoving } from '../repositories/served-region.js';
import { lockWrites } from '../repositories/write-lock.js';
import { removeRegions } from '../seed/remove-regions.js';
import { rowsOf } from './rows-of.js';
import { storedColumns } from './stored-columns.js';
import { MOVED_TABLES } from './tables.js';

export interface HandOver {
  /** The database that holds the region's rows: the national deployment's. */
  readonly from: string;
  /** The region's own. */
  readonly to: string;
  readonly regionCode: string;
}

/**
 * Migrates the region's own database and makes it hold the rows that the other has of the region, as they are, also
 * when they changed. Takes nothing away from the other, which takes no writes to them any more. To be run only while the
 * region's own is not in use; may be repeated.
 *
 * @returns the region's name, and how many rows of each table there are.
 * @throws where the other database has no such region: nothing is changed then.
 */
export async function copyRegion({ from, to, regionCode }: HandOver): Promise<{
  readonly name: string;
  readonly copied: Readonly<Record<string, number>>;
}> {
  const source = await dataSourceFor(from, { poolSize: 1, statementTimeout: 60_000 }).initialize();
  try {
    const target = await dataSourceFor(to, { poolSize: 2, statementTimeout: 60_000 }).initialize();
    try {
      await migrate(target);
      // From now on nothing of the region is written there: what is copied is the last of it.
      await source.transaction(async (manager) => {
        await lockLoads(manager);
        await lockWrites(manager);
        await markMoving(manager, regionCode);
      });
      // One moment for all tables.
      const tables = await source.transaction('REPEATABLE READ', async (manager) => {
        const read = [];
        for (const table of MOVED_TABLES) {
          read.push({ table, rows: await rowsOf(manager, table, regionCode) });
        }
        return read;
      });
      const name = tables[0]?.rows[0]?.name;
      if (typeof name !== 'string') throw new Error(`there is no region ${regionCode} to copy`);
      await target.transaction(async (manager) => {
        await removeRegions(manager, [regionCode]);
        // Histories come as they are, a broken one too: what is wrong with it is for verifying to tell.
        await manager.query('alter table history_entry disable trigger history_entry_follows');
        for (const { table, rows } of tables) {
          const columns = await storedColumns(manager, table);
          await manager.query(
            `insert into ${table.name} (${columns}) overriding system value select ${columns} from jsonb_populate_recordset(null::${table.name}, $1)`,
            [JSON.stringify(rows)],
          );
        }
        await manager.query('alter table history_entry enable trigger history_entry_follows');
        // Numbers that the database gives go on after those that came.
        await manager.query(
          "select setval(pg_get_serial_sequence('person_reading', 'id'), max(id)) from person_reading having max(id) > 0",
        );
      });
      // Not left to the server's own time: until it knows how many rows there are it plans heavy queries badly.
      for (const table of MOVED_TABLES) await target.query(`analyze ${table.name}`);
      return { name, copied: Object.fromEntries(tables.map(({ table, rows }) => [table.name, rows.length])) };
    } finally {
      await target.destroy();
    }
  } finally {
    await source.destroy();
  }
}
