import { readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import type { Site } from './launcher.js';
import { connected, sql } from './sql.js';

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
    await connected(hubDatabaseUrl(site, database), async (client) => {
      for (const name of (await tablesOf(client)).filter((table) => table !== 'log_place')) {
        const { rows } = await client.query(
          `select count(*)::int as rows, md5(coalesce(string_agg(xmin::text || own::text, ',' order by own::text), '')) as hash from "${name}" own`,
        );
        found[`${database}.${name}`] = rows;
      }
    });
  }
  return found;
}

/** Where a text stands in any row of any table, as `database.table`. */
export async function tablesWith(site: Site, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const database of hubDatabases(site)) {
    await connected(hubDatabaseUrl(site, database), async (client) => {
      for (const name of await tablesOf(client)) {
        const { rows } = await client.query(
          `select from "${name}" own where strpos(own::text, $1) > 0 limit 1`,
          [text],
        );
        if (rows.length > 0) found.push(`${database}.${name}`);
      }
    });
  }
  return found;
}

/**
 * Remembers which tables of a hub have no rows yet.
 *
 * @returns what removes all rows from these again, as if the hub had just been made.
 */
export async function emptyTables(site: Site): Promise<() => Promise<void>> {
  const empty = new Map<string, readonly string[]>();
  for (const database of hubDatabases(site)) {
    await connected(hubDatabaseUrl(site, database), async (client) => {
      const names: string[] = [];
      for (const name of await tablesOf(client)) if (!(await hasRows(client, name))) names.push(name);
      empty.set(database, names);
    });
  }
  return async () => {
    for (const [database, names] of empty) {
      await connected(hubDatabaseUrl(site, database), async (client) => {
        for (const name of names) {
          if (await hasRows(client, name)) await client.query(`truncate "${name}" cascade`);
        }
      });
    }
  };
}

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  return rows.map(({ name }) => name);
}

const hasRows = async (client: pg.Client, table: string): Promise<boolean> =>
  (await client.query(`select from "${table}" limit 1`)).rows.length > 0;

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
