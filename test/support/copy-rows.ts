import { sql } from './sql.js';

/**
 * Copies a row of a table as often as there are changes to it, each copy with its own; what the database makes itself
 * is made anew.
 *
 * @param key the column that names the row, and its value.
 * @param changes by column.
 */
export async function copyRows(
  databaseUrl: string,
  table: string,
  [column, value]: readonly [column: string, value: string],
  changes: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const columns = await sql<{ name: string }>(
    databaseUrl,
    `select quote_ident(column_name) as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  const names = columns.map(({ name }) => name).join(', ');
  await sql(
    databaseUrl,
    `insert into ${table} (${names})
     select ${names} from jsonb_populate_recordset(null::${table}, (
       select jsonb_agg(to_jsonb(own) || change)
       from ${table} own, jsonb_array_elements($2::jsonb) as change where own.${column} = $1
     ))`,
    [value, JSON.stringify(changes)],
  );
}

/** Adds made-up organisations, as copies of one that is there. */
export async function addOrganisations(
  organisationsUrl: string,
  like: string,
  ids: readonly string[],
): Promise<void> {
  const changes = ids.map((id) => ({ id, name: `Förening ${id}`, organisation_number: null }));
  await copyRows(organisationsUrl, 'organisation', ['id', like], changes);
}
