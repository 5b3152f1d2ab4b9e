import pg from 'pg';
import { connected } from './sql.js';

/**
 * Changes, by SQL and past references and rules, each column of one row of a table: of the one that says the most.
 *
 * @param leave columns that stay; those of the key, those that the database makes, and sources, which no file may take
 *   away, stay anyhow.
 * @returns the columns that were changed, and those that could not be.
 */
export async function tamper(
  databaseUrl: string,
  table: string,
  leave: readonly string[] = [],
): Promise<{ changed: string[]; left: string[] }> {
  return pastReferences(databaseUrl, async (client) => {
    const { rows: rules } = await client.query<{ name: string }>(
      "select conname as name from pg_constraint where conrelid = $1::text::regclass and contype = 'c'",
      [table],
    );
    for (const { name } of rules) await client.query(`alter table ${table} drop constraint ${name}`);
    const { rows: columns } = await client.query<{ name: string; type: string }>(
      `select column_name as name, udt_name as type from information_schema.columns own
       where table_name = $1 and is_generated = 'NEVER' and column_name <> all($2)
         and not exists (
           select from pg_index where indrelid = $1::text::regclass and indisprimary
             and indkey::int2[] @> array[ordinal_position::int2])`,
      [table, ['sources', ...leave]],
    );
    let at = await longestRow(client, table);
    const changed: string[] = [];
    const left: string[] = [];
    for (const { name, type } of columns) {
      const moved = await changeOne(client, table, name, type, at);
      at = moved ?? at;
      (moved === undefined ? left : changed).push(name);
    }
    return { changed, left };
  });
}

/** Removes, by SQL and past references, the row of a table that says the most. */
export async function removeRow(databaseUrl: string, table: string): Promise<void> {
  await pastReferences(databaseUrl, async (client) => {
    await client.query(`delete from ${table} where ctid = $1::tid`, [await longestRow(client, table)]);
  });
}

function pastReferences<Result>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  return connected(databaseUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    return work(client);
  });
}

async function longestRow(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ row: string }>(
    `select ctid::text as row from ${table} own
     order by length(jsonb_strip_nulls(to_jsonb(own))::text) desc, own::text limit 1`,
  );
  if (rows[0] === undefined) throw new Error(`no row in ${table}`);
  return rows[0].row;
}

/** @returns where the row is after the first change that the database takes; undefined where it takes none. */
async function changeOne(
  client: pg.Client,
  table: string,
  name: string,
  type: string,
  at: string,
): Promise<string | undefined> {
  for (const value of valuesFor(table, name, type)) {
    const result = await client
      .query<{ row: string }>(
        `update ${table} own set ${name} = ${value}
         where ctid = $1::tid and ${name} is distinct from ${value} returning ctid::text as row`,
        [at],
      )
      .catch((error: unknown) => {
        if (error instanceof pg.DatabaseError) return undefined;
        throw error;
      });
    if (result?.rows[0] !== undefined) return result.rows[0].row;
  }
  return undefined;
}

function valuesFor(table: string, name: string, type: string): string[] {
  const others = `(select min(other.${name}) from ${table} other where other.${name} <> own.${name})`;
  if (type === 'jsonb') return [`'[{"document": "Annan"}]'`];
  if (type === 'bool') return [`not ${name}`];
  if (type === 'date' || type === 'timestamptz') {
    return [`coalesce(${name}, now()) - interval '1 day'`];
  }
  if (type === '_text') return [`array_append(${name}, 'x')`];
  if (type === '_int4') return [`array_append(${name}, 1)`];
  if (type === 'text') return [others, `coalesce(${name}, '') || 'x'`];
  return [`coalesce(${name}, 0) + 1`];
}
