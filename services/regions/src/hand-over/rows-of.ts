import type { EntityManager } from 'typeorm';
import type { MovedTable } from './tables.js';

/** A row as PostgreSQL writes it in JSON: times keep their microseconds. */
export type MovedRow = Readonly<Record<string, unknown>>;

/** The rows of a table that belong to a region; in SQL the table is called `moved`. */
export async function rowsOf(
  manager: EntityManager,
  { name, regionIn }: MovedTable,
  regionCode: string,
): Promise<MovedRow[]> {
  const found: { row: MovedRow }[] = await manager.query(
    `select to_jsonb(moved) as row from ${name} moved where left(${regionIn}, 2) = $1`,
    [regionCode],
  );
  return found.map(({ row }) => row);
}
