import type { EntityManager } from 'typeorm';
import { APPEND_ONLY_TABLES } from '../history/tables.js';
import { CURSOR_KEY_TABLE } from '../streams/cursor-key.js';

/**
 * Gives the role that the service serves with what it needs and no more: to read and write rows, to make no tables, and
 * to change nothing in what is only added to. That role is called as the database's owner, with `_serving` after it;
 * where there is none, the service serves as whoever its DATABASE_URL names, and only the triggers guard the history.
 */
export async function grantServing(manager: EntityManager): Promise<void> {
  const [found]: { role: string }[] = await manager.query(
    "select quote_ident(rolname) as role from pg_roles where rolname = current_user || '_serving'",
  );
  if (found === undefined) return;
  const { role } = found;
  await manager.query(`grant usage on schema public to ${role}`);
  await manager.query(`grant select, insert, update, delete on all tables in schema public to ${role}`);
  for (const name of await present(manager, READ_ONLY_TABLES)) {
    await manager.query(`revoke insert, update, delete on ${name} from ${role}`);
  }
  for (const name of await present(manager, [...APPEND_ONLY_TABLES])) {
    await manager.query(`revoke update, delete, truncate on ${name} from ${role}`);
  }
}

const READ_ONLY_TABLES = ['migration', CURSOR_KEY_TABLE];

/** Those of the tables that this service has, as SQL names them. */
async function present(manager: EntityManager, names: readonly string[]): Promise<string[]> {
  const rows: { name: string }[] = await manager.query(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename = any($1)",
    [names],
  );
  return rows.map(({ name }) => name);
}
