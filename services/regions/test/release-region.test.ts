import { copyRegion, type HandOver, prepare, releaseRegion } from '@hub/regions';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';
import { MOVED_TABLES } from '../src/hand-over/tables.js';

const REGION = '21';

describe('handing a region over to a database of its own', () => {
  let from: TestDatabase;
  let to: TestDatabase;
  let handOver: HandOver;
  beforeEach(async () => {
    from = await testDatabase();
    to = await testDatabase();
    handOver = { from: from.url, to: to.url, regionCode: REGION };
    await prepare({ databaseUrl: from.url, regionCode: '00', joinedRegionCodes: ['12', '14'] });
  });
  afterEach(async () => {
    await Promise.all([from.drop(), to.drop()]);
  });

  it('copies every row, and removes them where they were', async () => {
    const before = await rowsOfRegion(from);
    expect(Object.values(before).filter((count) => count > 0).length).toBeGreaterThan(5);
    const { name, copied } = await copyRegion(handOver);
    expect([name, copied]).toEqual(['Gävleborg', before]);
    expect(await rowsOfRegion(to)).toEqual(before);
    expect(await rowsOfRegion(from)).toEqual(before);
    expect(await releaseRegion(handOver)).toBe(sum(before));
    expect(sum(await rowsOfRegion(from))).toBe(0);
    expect(await rowsOfRegion(to)).toEqual(before);
    expect(await releaseRegion(handOver)).toBe(0);
  });

  it('leaves the new database with the figures that its planner needs', async () => {
    const { copied } = await copyRegion(handOver);
    const known = await sql<{ name: string }>(
      to.url,
      "select relname as name from pg_class where relkind = 'r' and reltuples > 0",
    );
    const filled = Object.entries(copied).flatMap(([name, count]) => (count > 0 ? [name] : []));
    expect(known.map(({ name }) => name)).toEqual(expect.arrayContaining(filled));
  });

  it('removes nothing where the region’s own database lacks a row, of whatever table', async () => {
    const before = await rowsOfRegion(from);
    const filled = MOVED_TABLES.filter(({ name }) => (before[name] ?? 0) > 0);
    expect(filled.length).toBeGreaterThan(5);
    for (const { name, key, regionIn } of filled) {
      const lacking = await testDatabase();
      await copyRegion({ ...handOver, to: lacking.url });
      const columns = key.join(', ');
      // Alone, without what hangs on it: the check has to see each table by itself.
      await sql(
        lacking.url,
        `do $$ begin
          set local session_replication_role = replica;
          delete from ${name} where (${columns}) in
            (select ${columns} from ${name} moved where left(${regionIn}, 2) = '${REGION}' limit 1);
        end $$`,
      );
      await expect(releaseRegion({ ...handOver, to: lacking.url })).rejects.toThrow(
        new RegExp(`^the region's own database lacks ${name} `),
      );
      expect(await rowsOfRegion(from)).toEqual(before);
      await lacking.drop();
    }
  });
});

/** How many rows of the region a database has, by table. */
async function rowsOfRegion({ url }: TestDatabase): Promise<Record<string, number>> {
  const counts = MOVED_TABLES.map(
    ({ name, regionIn }) =>
      `(select count(*)::int from ${name} moved where left(${regionIn}, 2) = '${REGION}') as ${name}`,
  );
  const [row] = await sql<Record<string, number>>(url, `select ${counts.join(', ')}`);
  return row ?? {};
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);
