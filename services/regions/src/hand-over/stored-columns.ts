import type { EntityManager } from 'typeorm';
import type { MovedTable } from './tables.js';

/** The columns of a table that are stored, not generated from others, as a list for SQL. */
export async function storedColumns(manager: EntityManager, { name }: MovedTable): Promise<string> {
  const found: { column: string }[] = await manager.query(
    `select quote_ident(attname) as column from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = ''
     order by attnum`,
    [name],
  );
  return found.map(({ column }) => column).join(', ');
}
