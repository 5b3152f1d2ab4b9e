import { beginLoad, dumpRecords, type FileContents, type RecordStore, readDatabase } from '@hub/common';
import { connected } from './sql.js';

/** The regions that the sources say most of, and all of Sweden. */
const REGIONS = ['00', '03', '12', '14', '21'];

/** What the files of those regions say of a service's records. */
export function filesOf(store: RecordStore, databaseUrl: string): Promise<FileContents[]> {
  return readDatabase(store, databaseUrl, async (manager) => {
    const files: FileContents[] = [];
    for (const region of REGIONS) {
      const records = await dumpRecords(manager, store.kinds, { regionCode: region });
      if (Object.values(records).some((list) => list.length > 0)) files.push({ region, records });
    }
    return files;
  });
}

/**
 * Loads files one after the other, but for those of which the database says the same, and tells what was kept as it is:
 * a load takes its time, also where there is nothing to do.
 */
export async function loadFiles(store: RecordStore, databaseUrl: string, files: readonly FileContents[]) {
  const said = new Set((await filesOf(store, databaseUrl)).map((file) => JSON.stringify(file)));
  const kept: string[] = [];
  for (const file of files.filter((each) => !said.has(JSON.stringify(each)))) {
    const pending = await beginLoad(store, file, { databaseUrl });
    try {
      await pending.commit();
      kept.push(...pending.outcome.kept.map(({ kind, id, why }) => `${kind} ${id}: ${why}`));
    } finally {
      await pending.end();
    }
  }
  return kept;
}

/** The tables that hold a service's records. */
export const tablesOf = (store: RecordStore): string[] =>
  store.kinds.flatMap(({ table, parts = [] }) => [table, ...parts.map((part) => part.table)]);

/**
 * Every row of the tables of a service's records, by table.
 *
 * @param without columns that are left out.
 */
export function rowsOf(
  store: RecordStore,
  databaseUrl: string,
  without: readonly string[] = [],
): Promise<Record<string, string[]>> {
  return connected(databaseUrl, async (client) => {
    const all: Record<string, string[]> = {};
    for (const table of tablesOf(store)) {
      const { rows } = await client.query<{ row: string }>(
        `select (to_jsonb(own) - $1::text[])::text as row from ${table} own order by 1`,
        [without],
      );
      all[table] = rows.map(({ row }) => row);
    }
    return all;
  });
}
