import { copyRegion, prepare, releaseRegion } from '@hub/regions';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';
import { MOVED_TABLES } from '../src/hand-over/tables.js';

describe('handing a region over', () => {
  const databases: TestDatabase[] = [];
  afterEach(async () => {
    await Promise.all(databases.splice(0).map((database) => database.drop()));
  });

  it('knows every table that holds rows of regions', async () => {
    const { url } = await database();
    await prepare({ databaseUrl: url, regionCode: '00' });
    const tables = await sql(
      url,
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_name not in ('migration', 'moving_region') order by 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual(MOVED_TABLES.map(({ name }) => name).sort());
  });

  it.each(['12', '14', '21'])('moves every row of region %s as it is', async (regionCode) => {
    const [from, to] = [await database(), await database()];
    await prepare({ databaseUrl: from.url, regionCode: '00' });
    const before = await rowsOf(from.url, regionCode);
    for (const [table, rows] of Object.entries(before)) {
      if (ALWAYS.includes(table)) expect([table, rows]).not.toEqual([table, []]);
    }

    await copyRegion({ from: from.url, to: to.url, regionCode });
    expect(await rowsOf(to.url, regionCode)).toEqual(before);
    // What is generated is made anew.
    expect(await sql(to.url, 'select 1 from municipality where searchable is null')).toEqual([]);

    await releaseRegion({ from: from.url, to: to.url, regionCode });
    for (const [table, rows] of Object.entries(await rowsOf(from.url, regionCode))) {
      expect([table, rows]).toEqual([table, []]);
    }
  });

  it('moves a history that is broken as it is, and guards the next entries', async () => {
    const [from, to] = [await database(), await database()];
    await prepare({ databaseUrl: from.url, regionCode: '00' });
    const entry = `insert into history_entry (chain, number, occurred_at, action, role, actor, payload, previous_hash, hash)
      values ('12-body-x', 7, now(), 'editBody', 'hub-admin', repeat('0', 64), '{}', repeat('1', 64), repeat('2', 64))`;
    await sql(from.url, 'alter table history_entry disable trigger history_entry_follows');
    await sql(from.url, entry);
    const [broken] = (await rowsOf(from.url, '12')).history_entry ?? [];

    await copyRegion({ from: from.url, to: to.url, regionCode: '12' });
    expect((await rowsOf(to.url, '12')).history_entry).toEqual([broken]);
    await expect(sql(to.url, entry.replace('7', '8'))).rejects.toThrow(
      /^expected entry 8 of a history to follow/,
    );
  });

  /** Of which each of the three regions has some. */
  const ALWAYS = ['region', 'municipality', 'body', 'goal', 'freshness'];

  async function rowsOf(url: string, regionCode: string): Promise<Record<string, unknown[]>> {
    const found: [string, unknown[]][] = [];
    for (const { name, key, regionIn } of MOVED_TABLES) {
      const rows = await sql(
        url,
        `select to_jsonb(moved)::text as row from ${name} moved where left(${regionIn}, 2) = '${regionCode}'
         order by ${key.join(', ')}`,
      );
      found.push([name, rows.map(({ row }) => row)]);
    }
    return Object.fromEntries(found);
  }

  async function database(): Promise<TestDatabase> {
    const made = await testDatabase();
    databases.push(made);
    return made;
  }
});
