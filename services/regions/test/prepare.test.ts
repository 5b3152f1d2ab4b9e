import { createService, prepare } from '@hub/regions';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testIssuer } from '../../../test/support/identities.js';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';

describe('preparing a deployment', () => {
  const databases: TestDatabase[] = [];
  afterEach(async () => {
    await Promise.all(databases.splice(0).map((database) => database.drop()));
  });

  it('loads each region into one deployment and leaves none out', async () => {
    const joinedRegionCodes = ['12', '14', '21'];
    const codes: string[] = [];
    for (const regionCode of ['00', ...joinedRegionCodes]) {
      const { url } = await database();
      const report = await prepare({ databaseUrl: url, regionCode, joinedRegionCodes });
      expect(report).toMatchObject({
        deployment: `regions-${regionCode}`,
        unchanged: { regions: 0 },
        refused: [],
      });
      codes.push(...(await rows(url, 'select code from region')).map((row) => row.code as string));
    }
    expect(codes).toHaveLength(22);
    expect(new Set(codes).size).toBe(22);
  });

  it('loads each body, event and project into one deployment and leaves none out', async () => {
    const joinedRegionCodes = ['12', '14', '21'];
    const loaded: Record<string, number> = {};
    for (const regionCode of ['00', ...joinedRegionCodes]) {
      const { url } = await database();
      const report = await prepare({ databaseUrl: url, regionCode, joinedRegionCodes });
      for (const [kind, count] of Object.entries(report.loaded)) loaded[kind] = (loaded[kind] ?? 0) + count;
      const held = await rows(
        url,
        'select region_code from body union select region_code from event union select region_code from project',
      );
      const others = held.map((row) => row.region_code as string).filter((code) => code !== regionCode);
      expect(others.filter((code) => regionCode !== '00' || joinedRegionCodes.includes(code))).toEqual([]);
    }
    expect(loaded).toMatchObject({
      bodies: 11,
      seats: 14,
      events: 16,
      projects: 9,
      projectMunicipalities: 25,
      statistics: 10,
      needs: 26,
      goals: 25,
      projectStatements: 58,
      platforms: 3,
      currentProcesses: 20,
      goodExamples: 20,
      representationRules: 1,
    });
  });

  it('changes nothing when it runs again', async () => {
    const { url } = await database();
    const options = { databaseUrl: url, regionCode: '00', joinedRegionCodes: ['12', '14', '21'] };
    const first = await prepare(options);
    const before = await everything(url);
    const second = await prepare(options);
    expect(first.loaded).toEqual({
      regions: 19,
      municipalities: 38,
      bodies: 1,
      seats: 0,
      events: 5,
      projects: 5,
      projectMunicipalities: 20,
      statistics: 6,
      needs: 0,
      goals: 0,
      projectStatements: 25,
      platforms: 0,
      currentProcesses: 0,
      goodExamples: 0,
      representationRules: 0,
    });
    expect(Object.values(second.loaded).every((rows) => rows === 0)).toBe(true);
    expect(second).toMatchObject({ unchanged: first.loaded, refused: [] });
    expect(await everything(url)).toEqual(before);
  });

  it('hands a region over when it joins', async () => {
    const { url } = await database();
    await prepare({ databaseUrl: url, regionCode: '00', joinedRegionCodes: ['12', '14'] });
    expect(await rows(url, "select 1 from region where code = '21'")).toHaveLength(1);
    await prepare({ databaseUrl: url, regionCode: '00', joinedRegionCodes: ['12', '14', '21'] });
    expect(await rows(url, "select 1 from region where code = '21'")).toEqual([]);
    expect(await rows(url, "select 1 from municipality where region_code = '21'")).toEqual([]);
    for (const table of ['body', 'event', 'project', 'goal']) {
      expect(await rows(url, `select 1 from ${table} where region_code = '21'`)).toEqual([]);
    }
    expect(await rows(url, "select 1 from project_municipality where project_id like '21-%'")).toEqual([]);
  });

  it('changes and dates only the row that differs', async () => {
    const { url } = await database();
    const options = { databaseUrl: url, regionCode: '12' };
    await prepare(options);
    await rows(url, "update municipality set name = 'Malmo', updated_at = '2020-01-01' where code = '1280'");
    const { loaded, unchanged } = await prepare(options);
    expect({ loaded, unchanged }).toMatchObject({
      loaded: { regions: 0, municipalities: 1, bodies: 0, seats: 0, events: 0, projects: 0 },
      unchanged: { regions: 1, municipalities: 7, bodies: 3, seats: 11, events: 8, projects: 2 },
    });
    expect(
      await rows(
        url,
        "select name, updated_at > '2021-01-01' as dated from municipality where code = '1280'",
      ),
    ).toEqual([{ name: 'Malmö', dated: true }]);
  });

  it('comes before serving: on a database that is behind, the service does not start', async () => {
    const { url } = await database();
    const { trustedKeys } = await testIssuer();
    const service = createService({
      port: 0,
      host: '127.0.0.1',
      deployment: 'regions-12',
      databaseUrl: url,
      trustedKeys: trustedKeys as never,
      logLevel: 'silent',
      answersRetentionDays: 30,
      regionCode: '12',
    });
    await expect(service.start()).rejects.toThrow('run the service with the argument `prepare` first');
    await service.stop();
  });

  async function database(): Promise<TestDatabase> {
    const made = await testDatabase();
    databases.push(made);
    return made;
  }

  function everything(url: string) {
    return rows(
      url,
      `select code, updated_at, xmin::text, ctid::text from region
       union all select code, updated_at, xmin::text, ctid::text from municipality
       union all select id, updated_at, xmin::text, ctid::text from body
       union all select id, null, xmin::text, ctid::text from seat
       union all select id, updated_at, xmin::text, ctid::text from event
       union all select id, updated_at, xmin::text, ctid::text from project
       union all select id, null, xmin::text, ctid::text from statistic
       union all select id, null, xmin::text, ctid::text from need
       union all select id, null, xmin::text, ctid::text from goal
       union all select id, null, xmin::text, ctid::text from project_statement
       union all select id, null, xmin::text, ctid::text from platform
       union all select id, null, xmin::text, ctid::text from current_process
       union all select id, null, xmin::text, ctid::text from good_example
       union all select id, null, xmin::text, ctid::text from representation_rule
       union all select project_id || municipality_code || role, null, xmin::text, ctid::text
         from project_municipality
       order by 1`,
    );
  }

  async function rows(url: string, sql: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }
});
