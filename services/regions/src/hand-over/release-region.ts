import { dataSourceFor } from '../data-source.js';
import { removeRegions } from '../seed/remove-regions.js';
import type { HandOver } from './copy-region.js';
import { rowsOf } from './rows-of.js';
import { MOVED_TABLES } from './tables.js';

/**
 * Removes a region's rows from the database they were copied from. May be repeated.
 *
 * @returns how many there were.
 * @throws where the region's own database lacks one of them: nothing is removed then.
 */
export async function releaseRegion({ from, to, regionCode }: HandOver): Promise<number> {
  const source = await dataSourceFor(from, { poolSize: 1, statementTimeout: 60_000 }).initialize();
  try {
    const target = await dataSourceFor(to, { poolSize: 1 }).initialize();
    try {
      return await source.transaction('REPEATABLE READ', async (manager) => {
        let count = 0;
        for (const table of MOVED_TABLES) {
          const keyOf = (row: Readonly<Record<string, unknown>>) =>
            table.key.map((column) => row[column]).join(' ');
          const held = await rowsOf(manager, table, regionCode);
          const there = new Set((await rowsOf(target.manager, table, regionCode)).map(keyOf));
          const lost = held.map(keyOf).filter((key) => !there.has(key));
          if (lost.length > 0) {
            throw new Error(`the region's own database lacks ${table.name} ${lost.join(', ')}`);
          }
          count += held.length;
        }
        await removeRegions(manager, [regionCode]);
        return count;
      });
    } finally {
      await target.destroy();
    }
  } finally {
    await source.destroy();
  }
}
