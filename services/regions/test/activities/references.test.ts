import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../../../test/support/sql.js';
import { type RegionsWorld, regionsWorld } from '../regions-world.js';
import { references } from './ask.js';

let skane: RegionsWorld;
let vastraGotaland: RegionsWorld;
let gavleborg: RegionsWorld;
let national: RegionsWorld;
beforeAll(async () => {
  skane = await regionsWorld('12');
  vastraGotaland = await regionsWorld('14');
  gavleborg = await regionsWorld('21');
  national = await regionsWorld('00');
});
afterAll(() => Promise.all([skane, vastraGotaland, gavleborg, national].map((world) => world?.close())));

describe('what is asked of a deployment by reference', () => {
  it("is a region's own lists", async () => {
    const [region] = await references(vastraGotaland, [{ __typename: 'Region', code: '14' }], REGION);
    expect(region).toMatchObject({
      bodies: { totalCount: 4, completeness: { complete: true } },
      events: { totalCount: 3 },
      projects: { totalCount: 0, nodes: [] },
      needs: [],
    });
    expect(region.goals).toHaveLength(11);
    expect(region.goals[0]).toMatchObject({ targetYear: 2017 });
    expect(region.statistics).toContainEqual(
      expect.objectContaining({ value: 1, valueTo: 9, label: '1-9 anställda' }),
    );
    const [other] = await references(skane, [{ __typename: 'Region', code: '12' }], REGION);
    expect(other.needs).toHaveLength(26);
    expect(other.needs[0]).toMatchObject({ kind: 'OBSTACLE', label: 'Olika målbilder mellan sektorer' });
    const [sweden] = await references(national, [{ __typename: 'Region', code: '00' }], REGION);
    expect(sweden.statistics).toContainEqual(
      expect.objectContaining({ value: 64_000_000, period: 'månad', periodDerived: true }),
    );
  });

  it("is a municipality's part in the projects that lie here, and nowhere else", async () => {
    const both = [
      { __typename: 'Municipality', code: '2161', name: 'Ljusdal' },
      { __typename: 'Municipality', code: '1290', name: 'Kristianstad' },
    ];
    const selection = '... on Municipality { code projects { totalCount nodes { id } } }';
    expect(await references(gavleborg, both, selection)).toEqual([
      {
        code: '2161',
        projects: {
          totalCount: 2,
          nodes: [{ id: '21-project-alternativa-driftsformer' }, { id: '21-project-innovativ-modell' }],
        },
      },
      { code: '1290', projects: { totalCount: 0, nodes: [] } },
    ]);
    expect(await references(national, both, selection)).toMatchObject([
      { projects: { totalCount: 0 } },
      { projects: { totalCount: 1, nodes: [{ id: '00-project-pilotkommuner-serviceutveckling' }] } },
    ]);
  });

  it('names a project once for a municipality with two roles in it', async () => {
    const { url } = gavleborg.database;
    await sql(
      url,
      `insert into project_municipality values ('21-project-innovativ-modell', '2161', 'PARTNER', 2, null)`,
    );
    const [municipality] = await references(
      gavleborg,
      [{ __typename: 'Municipality', code: '2161', name: 'Ljusdal' }],
      '... on Municipality { projects { totalCount nodes { id municipalities { role } } } }',
    );
    await sql(
      url,
      `delete from project_municipality where role = 'PARTNER' and project_id like '%innovativ-modell'`,
    );
    expect(municipality.projects.totalCount).toBe(2);
    expect(municipality.projects.nodes[1]).toEqual({
      id: '21-project-innovativ-modell',
      municipalities: [{ role: 'OWNER' }, { role: 'PARTNER' }],
    });
  });

  it('is the seats that organisations hold here, later ones too', async () => {
    const found = await references(
      skane,
      ['org-malmo-stad', 'org-mine', 'org-none'].map((id) => ({ __typename: 'Organisation', id, name: id })),
      '... on Organisation { id seats { id side body { name region { code } } organisation { id } } }',
    );
    expect(found).toMatchObject([
      {
        seats: [
          {
            side: 'Offentlig sektor',
            body: { name: 'Idéburet Offentligt Samverkansråd', region: { code: '12' } },
          },
        ],
      },
      { seats: [{ organisation: { id: 'org-emmaus-bjorka' } }] },
      { id: 'org-none', seats: [] },
    ]);
  });

  it('is bodies, seats, events and projects by id, in order', async () => {
    const representations = [
      { __typename: 'Seat', id: '12-seat-samverkansradet-fifh' },
      { __typename: 'Body', id: '12-body-none' },
      { __typename: 'Event', id: '12-event-eslov-2014-03-11' },
      { __typename: 'Project', id: '12-project-projekt-sia' },
      { __typename: 'Body', id: '12-body-styrgruppen-lund' },
    ];
    const found = await references(
      skane,
      representations,
      '... on Seat { id } ... on Body { id } ... on Event { id } ... on Project { id }',
    );
    expect(found.map((entity) => entity?.id ?? '12-body-none')).toEqual(representations.map(({ id }) => id));
  });
});

const REGION = `... on Region { bodies { totalCount completeness { complete } } events { totalCount } projects { totalCount nodes { id } }
  statistics { id label value valueTo unit approximate period periodDerived sources { document } }
  needs { id kind label sources { place } } goals { id label targetYear sources { place } } }`;
