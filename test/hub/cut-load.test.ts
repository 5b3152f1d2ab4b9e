import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { dataCommand, startDataCommand } from '../support/data-command.js';
import { hubDatabaseUrl, hubSql } from '../support/hub-database.js';
import { makeSite, type Site } from '../support/launcher.js';
import { ask } from '../support/post.js';
import { until } from '../support/until.js';

const LONG = 240_000;
const AGREEMENT = '14-agreement-overenskommelsen';
const TITLE = 'En titel ur filen';

let site: Site;
let url: string;
beforeAll(async () => {
  site = await makeSite();
});
afterAll(() => site?.clean());

test(
  'a load that is killed between the commits is known to the check, the start and the next load, which makes it whole',
  async () => {
    const launcher = site.start();
    url = await launcher.ready();
    const file = await changedFile();
    await cutBetweenCommits(file);
    expect(await title()).not.toBe(TITLE);

    const check = await dataCommand(site, ['check', '--json']);
    expect(check.code).toBe(2);
    expect(JSON.parse(check.output).findings).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        region: '14',
        kind: 'file',
        id: 'changed.json',
        what: expect.stringMatching(/was cut at .*, between the commits/),
        got: expect.stringMatching(/^none in .*agreements.*; its part in organisations/),
      }),
    );
    await launcher.stop();
    const anew = site.start();
    await anew.ready();
    expect(anew.output()).toMatch(/a load of changed\.json \(region 14\) was cut at/);

    const again = await dataCommand(site, ['load', file]);
    expect(again.errors).toMatch(
      /a load of changed\.json \(region 14\) was cut at .*: organisations.* took their part, .*agreements.* did not/,
    );
    expect(again.output).toMatch(/\nLoaded\.\n$/);
    expect(await title()).toBe(TITLE);
    expect((await dataCommand(site, ['check'])).output).not.toContain('was cut at');
    expect(readdirSync(path.join(site.dataDir, 'loads'))).toEqual([]);
    await anew.stop();
  },
  LONG,
);

/** The file of region 14 with a change for each service. */
async function changedFile(): Promise<string> {
  const file = path.join(path.dirname(site.dataDir), 'changed.json');
  await dataCommand(site, ['dump', '--region', '14', '--out', file]);
  const content = JSON.parse(readFileSync(file, 'utf8'));
  const own = content.organisations.organisations.find(
    ({ regionCode }: { regionCode: string }) => regionCode === '14',
  );
  own.description = 'Ur filen';
  content.activities.bodies[0].description = 'Ur filen';
  content.agreements.agreements.find(({ id }: { id: string }) => id === AGREEMENT).title = TITLE;
  writeFileSync(file, JSON.stringify(content));
  return file;
}

/**
 * Starts a load, and kills it when organisations has committed its part and the database of the region's own does not
 * answer the next commit.
 */
async function cutBetweenCommits(file: string): Promise<void> {
  const holder = new pg.Client({ connectionString: hubDatabaseUrl(site, 'hub_organisations') });
  await holder.connect();
  try {
    await holder.query('begin');
    // The lock that loads take: the part of organisations waits for it, when the other two are written.
    await holder.query('select pg_advisory_xact_lock(7413240)');
    const { child, end } = startDataCommand(site, ['load', file]);
    await waitFor('hub_organisations', "select from pg_locks where locktype = 'advisory' and not granted");
    const [regions] = await waitFor<{ pid: number }>(
      'hub_regions_14',
      "select pid from pg_stat_activity where datname = 'hub_regions_14' and state = 'idle in transaction'",
    );
    const pid = Number(regions?.pid);
    process.kill(pid, 'SIGSTOP');
    try {
      await holder.query('rollback');
      await waitFor('hub_organisations', "select from organisation where description = 'Ur filen'");
      child.kill('SIGKILL');
      await end;
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await waitFor(
      'hub_agreements',
      "select where not exists (select from pg_stat_activity where datname like 'hub%' and backend_xid is not null)",
    );
  } finally {
    await holder.end();
  }
}

/** The rows of a query as soon as it has any. */
async function waitFor<Row extends pg.QueryResultRow>(database: string, query: string): Promise<Row[]> {
  let rows: Row[] = [];
  await until(
    () => rows.length > 0,
    60_000,
    async () => {
      rows = await hubSql<Row>(site, database, query);
    },
  );
  return rows;
}

async function title(): Promise<string> {
  const answer = await ask(url, `{ agreement(id: "${AGREEMENT}") { title } }`);
  return (answer as { data: { agreement: { title: string } } }).data.agreement.title;
}
