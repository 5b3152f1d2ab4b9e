import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Site } from './launcher.js';
import { sql } from './sql.js';

/** How many rows of a region the database of a deployment of the regions service has. */
export async function regionRows(
  site: Site,
  { deployment, region }: { deployment: string; region: string },
): Promise<Record<string, number>> {
  const { passwords } = JSON.parse(readFileSync(path.join(site.dataDir, 'databases.json'), 'utf8'));
  const name = `hub_regions_${deployment}`;
  const url = `postgresql://${name}:${passwords[name]}@127.0.0.1:${site.port + 9}/${name}`;
  const [rows] = await sql<Record<string, number>>(
    url,
    `select (select count(*)::int from region where code = $1) as region,
      (select count(*)::int from municipality where region_code = $1) as municipality,
      (select count(*)::int from event where region_code = $1) as event`,
    [region],
  );
  return rows ?? {};
}
