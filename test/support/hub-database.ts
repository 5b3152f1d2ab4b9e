import { readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import type { Site } from './launcher.js';
import { sql } from './sql.js';

/** Runs one statement on a database of a site's hub, such as `hub_agreements`. */
export function hubSql<Row extends pg.QueryResultRow>(
  site: Site,
  name: string,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  return sql<Row>(hubDatabaseUrl(site, name), text, parameters);
}

/** The names of the hub's databases; each has a role of its name, and one that only serves. */
export const hubDatabases = (site: Site): string[] =>
  Object.keys(accessOf(site)).filter((name) => !/_(events(_reader)?|serving)$/.test(name));

/**
 * Every row of every table with the transaction that wrote it; not how far a reader of the log has come, which is noted from
 * time to time, whoever writes.
 */
export async function rowsOfHub(site: Site): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const database of hubDatabases(site)) {
    const tables = await hubSql<{ name: string }>(
      site,
      database,
      "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'log_place' order by 1",
    );
    for (const { name } of tables) {
      found[`${database}.${name}`] = await hubSql(
        site,
        database,
        `select count(*)::int as rows, md5(coalesce(string_agg(xmin::text || own::text, ',' order by own::text), '')) as hash from "${name}" own`,
      );
    }
  }
  return found;
}

/**
 * Remembers which tables of a hub have no rows yet.
 *
 * @returns what removes all rows from these again, as if the hub had just been made.
 */
export async function emptyTables(site: Site): Promise<() => Promise<void>> {
  const hasRows = async (database: string, table: string): Promise<boolean> =>
    (await hubSql(site, database, `select from "${table}" limit 1`)).length > 0;
  const tables: (readonly [database: string, table: string])[] = [];
  for (const database of hubDatabases(site)) {
    const names = await hubSql<{ name: string }>(
      site,
      database,
      "select tablename as name from pg_tables where schemaname = 'public' order by 1",
    );
    for (const { name } of names) {
      if (!(await hasRows(database, name))) tables.push([database, name]);
    }
  }
  return async () => {
    for (const [database, table] of tables) {
      if (await hasRows(database, table)) await hubSql(site, database, `truncate "${table}" cascade`);
    }
  };
}

/** The address of the event log, for who writes it. */
export const eventsUrl = (hub: Where): string => hubDatabaseUrl(hub, eventsOf(hub));

/** The same for who may only read it, as gateways are given it. */
export const eventsReaderUrl = (hub: Where): string =>
  hubDatabaseUrl(hub, eventsOf(hub), `${eventsOf(hub)}_reader`);

/** A demonstration's databases have names of their own. */
const eventsOf = (hub: Where): string =>
  Object.keys(accessOf(hub)).find((name) => name.endsWith('_events')) ?? '';

type Where = Pick<Site, 'port' | 'dataDir'>;

/** The address of one of the hub's databases, as the role that owns it, or another. */
export function hubDatabaseUrl(hub: Where, name: string, role = name): string {
  return `postgresql://${role}:${accessOf(hub)[role]}@127.0.0.1:${hub.port + 9}/${name}`;
}

function accessOf(site: Where): Record<string, string> {
  const text = readFileSync(path.join(site.dataDir, 'databases.json'), 'utf8');
  return (JSON.parse(text) as { passwords: Record<string, string> }).passwords;
}
