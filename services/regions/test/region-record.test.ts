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
    // The facts are loaded once in a run of the tests, after its server has started.
    const [run] = await sql<{ start: Date }>(
      national.database.url,
      'select pg_postmaster_start_time() as start',
    );
    for (const { freshness } of data.regions) {
      expect(freshness.basis).toBe('LOAD');
      expect(Date.parse(freshness.confirmedAt)).toBeGreaterThan(Number(run?.start));
      expect(Date.parse(freshness.confirmedAt)).toBeLessThanOrEqual(Date.now());
    }
  });

  it('is not confirmed by loading the same facts again, and is by other facts', async () => {
    const { url } = skane.database;
    await sql(url, "update freshness set confirmed_at = '2020-01-01'");
    await prepare({ databaseUrl: url, regionCode: '12' });
    expect(await freshness()).toEqual({ confirmedAt: '2020-01-01T00:00:00.000Z', basis: 'LOAD' });

    await sql(url, "update freshness set facts_digest = 'of the facts before', basis = 'WRITE'");
    await prepare({ databaseUrl: url, regionCode: '12' });
    const after = await freshness();
    expect(after.basis).toBe('LOAD');
    expect(after.confirmedAt > '2020-01-02').toBe(true);
  });

  it('has no freshness where nothing confirmed it', async () => {
    await sql(national.database.url, "delete from freshness where region_code = '18'");
    const { data, errors } = await national.ask('{ region(code: "18") { freshness { basis } } }');
    expect([data, errors]).toEqual([{ region: { freshness: null } }, undefined]);
  });

  it('has in its lists what a source says is of it; what none places is in the lists of all alone', async () => {
    const { data, errors } = await national.askActivities(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Region { events { nodes { id } } projects { nodes { id } } bodies { totalCount } } }
         ofSweden: projects(regionCode: ["00"]) { nodes { id } }
         all: projects { nodes { id region { code } } }
         event(id: "00-event-presentation-2012-02-22") { region { code } }
         body(id: "00-body-tris-samverkansgruppen") { region { code } } }`,
      { r: [{ __typename: 'Region', code: '00' }] },
    );
    expect(errors).toBeUndefined();
    const pilot = { id: '00-project-pilotkommuner-serviceutveckling' };
    expect(data).toMatchObject({
      _entities: [{ projects: { nodes: [pilot] }, bodies: { totalCount: 0 } }],
      ofSweden: { nodes: [pilot] },
      event: { region: null },
      body: { region: null },
    });
    expect(data._entities[0].events.nodes.map(({ id }: { id: string }) => id).sort()).toEqual([
      '00-event-kommunbesok',
      '00-event-projektledartraffar',
      '00-event-storre-konferens',
    ]);
    expect(data.all.nodes).toContainEqual({ id: '00-project-oka-andelen-langtidsfriska', region: null });
    expect(data.all.nodes).toContainEqual({ ...pilot, region: { code: '00' } });
  });

  async function freshness(): Promise<{ confirmedAt: string; basis: string }> {
    const { data } = await skane.ask('{ region(code: "12") { freshness { confirmedAt basis } } }');
    return data.region.freshness;
  }
});
