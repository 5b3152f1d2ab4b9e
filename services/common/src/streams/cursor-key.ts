import type { EntityManager } from 'typeorm';

/** The table's name; the role that serves may read it and no more. */
export const CURSOR_KEY_TABLE = 'cursor_key';

/**
 * The key that a service's stream cursors are signed with, made at random when the table is, in its migrations. It is in
 * the database so that every replica knows a cursor that another one made.
 */
export const CURSOR_KEY = `
  create table ${CURSOR_KEY_TABLE} (
    single boolean primary key default true check (single),
    key    bytea not null check (octet_length(key) = 32)
  );
  insert into ${CURSOR_KEY_TABLE} (key)
  values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));`;

/** Reads the key. Unit: 32 bytes. */
export async function readCursorKey(db: EntityManager): Promise<Buffer> {
  const [row]: { key: Buffer }[] = await db.query(`select key from ${CURSOR_KEY_TABLE}`);
  if (row === undefined) throw new Error(`Expected a key in ${CURSOR_KEY_TABLE}, found none.`);
  return row.key;
}
