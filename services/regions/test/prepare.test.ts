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

  it('changes nothing when it runs again', async () => {
    const { url } = await database();
    const options = { databaseUrl: url, regionCode: '00', joinedRegionCodes: ['12', '14', '21'] };
    const first = await prepare(options);
    const before = await everything(url);
    const second = await prepare(options);
    expect(first.loaded).toEqual({ regions: 19, municipalities: 38 });
    expect(second).toMatchObject({ loaded: { regions: 0, municipalities: 0 }, unchanged: first.loaded });
    expect(await everything(url)).toEqual(before);
  });

  it('hands a region over when it joins', async () => {
    const { url } = await database();
    await prepare({ databaseUrl: url, regionCode: '00', joinedRegionCodes: ['12', '14'] });
    expect(await rows(url, "select 1 from region where code = '21'")).toHaveLength(1);
    await prepare({ databaseUrl: url, regionCode: '00', joinedRegionCodes: ['12', '14', '21'] });
    expect(await rows(url, "select 1 from region where code = '21'")).toEqual([]);
    expect(await rows(url, "select 1 from municipality where region_code = '21'")).toEqual([]);
  });

  it('changes and dates only the row that differs', async () => {
    const { url } = await database();
    const options = { databaseUrl: url, regionCode: '12' };
    await prepare(options);
    await rows(url, "update municipality set name = 'Malmo', updated_at = '2020-01-01' where code = '1280'");
    const { loaded, unchanged } = await prepare(options);
    expect({ loaded, unchanged }).toEqual({
      loaded: { regions: 0, municipalities: 1 },
      unchanged: { regions: 1, municipalities: 7 },
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
       union all select code, updated_at, xmin::text, ctid::text from municipality order by code`,
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
