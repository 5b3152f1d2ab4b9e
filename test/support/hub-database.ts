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

/** The names of the hub's databases. */
export const hubDatabases = (site: Site): string[] =>
  Object.keys(accessOf(site)).filter((name) => name !== 'hub_events');

/** Every row of every table with the transaction that wrote it. */
export async function rowsOfHub(site: Site): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const database of hubDatabases(site)) {
    const tables = await hubSql<{ name: string }>(
      site,
      database,
      "select tablename as name from pg_tables where schemaname = 'public' order by 1",
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

function hubDatabaseUrl(site: Site, name: string): string {
  return `postgresql://${name}:${accessOf(site)[name]}@127.0.0.1:${site.port + 9}/${name}`;
}

function accessOf(site: Site): Record<string, string> {
  const text = readFileSync(path.join(site.dataDir, 'databases.json'), 'utf8');
  return (JSON.parse(text) as { passwords: Record<string, string> }).passwords;
}
