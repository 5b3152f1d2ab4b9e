import type { EntityManager } from 'typeorm';
import { APPEND_ONLY_TABLES } from '../history/tables.js';

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
  await manager.query(`revoke insert, update, delete on migration from ${role}`);
  const kept: { name: string }[] = await manager.query(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename = any($1)",
    [[...APPEND_ONLY_TABLES]],
  );
  for (const { name } of kept) await manager.query(`revoke update, delete, truncate on ${name} from ${role}`);
}
