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

function hubDatabaseUrl(site: Site, name: string): string {
  return `postgresql://${name}:${accessOf(site)[name]}@127.0.0.1:${site.port + 9}/${name}`;
}

function accessOf(site: Site): Record<string, string> {
  const text = readFileSync(path.join(site.dataDir, 'databases.json'), 'utf8');
  return (JSON.parse(text) as { passwords: Record<string, string> }).passwords;
}
