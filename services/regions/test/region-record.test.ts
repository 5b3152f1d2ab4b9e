import { prepare } from '@hub/regions';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import { type RegionsWorld, regionsWorld } from './regions-world.js';

describe('the record of a region', () => {
  let skane: RegionsWorld;
  let national: RegionsWorld;
  beforeAll(async () => {
    skane = await regionsWorld('12');
    national = await regionsWorld('00');
  });
  afterAll(() => Promise.all([skane, national].map((world) => world?.close())));

  it('tells its larger area, its municipalities in all, and its authority', async () => {
    const { data, errors } = await skane.ask(
      '{ region(code: "12") { nutsCode nuts2Code municipalitiesTotal authority { id } updatedAt sources { place } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.region).toMatchObject({
      nutsCode: 'SE224',
      nuts2Code: 'SE22',
      municipalitiesTotal: 33,
      authority: { id: 'org-region-skane' },
      sources: expect.arrayContaining([{ place: 'antal kommuner, regional myndighet' }]),
    });
  });

  it('leaves unknown what is not known', async () => {
    const { data } = await national.ask(
      `{ orebro: region(code: "18") { nuts2Code municipalitiesTotal authority { id } }
         sweden: region(code: "00") { nutsCode nuts2Code } }`,
    );
    expect(data).toEqual({
      orebro: { nuts2Code: 'SE12', municipalitiesTotal: null, authority: null },
      sweden: { nutsCode: 'SE', nuts2Code: null },
    });
  });

  it('says of every region that it was confirmed by the load', async () => {
    const { data } = await national.ask('{ regions { code freshness { confirmedAt basis } } }');
    expect(data.regions).toHaveLength(19);
    for (const { freshness } of data.regions) {
      expect(freshness.basis).toBe('LOAD');
      expect(Math.abs(Date.parse(freshness.confirmedAt) - Date.now())).toBeLessThan(120_000);
    }
  });

  it('is confirmed anew by a load that changes nothing', async () => {
    const { url } = skane.database;
    await sql(url, "update freshness set confirmed_at = '2020-01-01', basis = 'WRITE'");
    expect(await freshness()).toEqual({ confirmedAt: '2020-01-01T00:00:00.000Z', basis: 'WRITE' });
    const { loaded } = await prepare({ databaseUrl: url, regionCode: '12' });
    expect(Object.values(loaded).every((rows) => rows === 0)).toBe(true);
    const after = await freshness();
    expect(after.basis).toBe('LOAD');
    expect(after.confirmedAt > '2020-01-02').toBe(true);
  });

  it('has no freshness where nothing confirmed it', async () => {
    await sql(national.database.url, "delete from freshness where region_code = '18'");
    const { data, errors } = await national.ask('{ region(code: "18") { freshness { basis } } }');
    expect([data, errors]).toEqual([{ region: { freshness: null } }, undefined]);
  });

  async function freshness(): Promise<{ confirmedAt: string; basis: string }> {
    const { data } = await skane.ask('{ region(code: "12") { freshness { confirmedAt basis } } }');
    return data.region.freshness;
  }
});
