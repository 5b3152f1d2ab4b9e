import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RegionsWorld, regionsWorld } from './regions-world.js';

let skane: RegionsWorld;
let national: RegionsWorld;
beforeAll(async () => {
  skane = await regionsWorld('12');
  national = await regionsWorld('00');
});
afterAll(() => Promise.all([skane, national].map((world) => world?.close())));

describe('the attendance of a region', () => {
  it('is added up over the events of a kind and a period whose numbers are known', async () => {
    expect(await attendance('12', '(kind: [WORKSHOP], from: "2014-01-01", to: "2014-12-31")')).toEqual({
      events: 2,
      known: 2,
      attended: 49 + 44,
      approximate: false,
      women: 25 + 25,
      men: 24 + 19,
      shareOfWomen: 50 / 93,
    });
  });

  it('says of how many events it is known, and that it is about, where a source says so', async () => {
    // Two workshops, the council's meetings, Eslöv ("nära 130") and a board meeting.
    expect(await attendance('12', '(from: "2014-01-01", to: "2014-12-31")')).toMatchObject({
      events: 5,
      known: 3,
      attended: 49 + 44 + 130,
      approximate: true,
      women: 50,
    });
  });

  it('is unknown, not 0, where no event says it, and where there are none', async () => {
    const unknown = { known: 0, attended: null, approximate: false, women: null, shareOfWomen: null };
    expect(await attendance('12', '(kind: [SEMINAR])')).toMatchObject({ events: 1, ...unknown });
    expect(await attendance('12', '(kind: [VISIT])')).toMatchObject({ events: 0, ...unknown });
  });

  it('is that of each region, for several in one request', async () => {
    const { data } = await national.askActivities(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Region { attendance { events } } } }',
      { r: ['22', '18', '00'].map((code) => ({ __typename: 'Region', code })) },
    );
    expect(data).toEqual({ _entities: [1, 0, 3].map((events) => ({ attendance: { events } })) });
  });

  it('refuses a period that ends before it begins', async () => {
    const { errors } = await ask('12', '(from: "2015-01-01", to: "2014-01-01")');
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('who takes part in a project', () => {
  const pilot = '00-project-pilotkommuner-serviceutveckling';

  it('is counted: municipalities that applied together are several, and one entry', async () => {
    const { data } = await national.askActivities(
      `{ project(id: "${pilot}") { all: municipalityCount pilots: municipalityCount(role: PILOT)
           ambassadors: municipalityCount(role: AMBASSADOR) owners: municipalityCount(role: OWNER) entryCount } }`,
    );
    expect(data).toEqual({ project: { all: 20, pilots: 15, ambassadors: 5, owners: 0, entryCount: 13 } });
  });

  it('can be asked for of some regions alone', async () => {
    const { data } = await national.askActivities(
      `{ project(id: "${pilot}") { municipalities(regionCode: ["17", "14"], role: PILOT) { municipality { code } } } }`,
    );
    expect(data.project.municipalities).toEqual(
      ['1430', '1737', '1766', '1730'].map((code) => ({ municipality: { code } })),
    );
    const { errors } = await national.askActivities(
      `{ project(id: "${pilot}") { municipalities(regionCode: ["99"]) { role } } }`,
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('regions', () => {
  it('can be asked for by whether they have a deployment of their own', async () => {
    const { data } = await national.ask(
      '{ own: regions(joined: true) { code } others: regions(joined: false) { code joined } }',
    );
    expect(data.own).toEqual([{ code: '00' }]);
    expect(data.others).toHaveLength(18);
    expect(data.others).not.toContainEqual({ code: '00', joined: true });
  });

  it('can be asked for without Sweden, which is no region, and Sweden alone', async () => {
    const { data } = await national.ask(
      `{ regions: regions(national: false) { code } sweden: regions(national: true) { code }
         none: regions(joined: true, national: false) { code } }`,
    );
    expect(data.regions).toHaveLength(18);
    expect(data.regions).not.toContainEqual({ code: '00' });
    expect(data.sweden).toEqual([{ code: '00' }]);
    expect(data.none).toEqual([]);
    const own = await skane.ask(
      '{ regions(joined: true, national: false) { code } sweden: regions(national: true) { code } }',
    );
    expect(own.data).toEqual({ regions: [{ code: '12' }], sweden: [] });
  });
});

function ask(code: string, args: string) {
  return skane.askActivities(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Region {
       attendance${args} { events known attended approximate women men shareOfWomen } } } }`,
    { r: [{ __typename: 'Region', code }] },
  );
}

async function attendance(code: string, args: string): Promise<unknown> {
  const { data, errors } = await ask(code, args);
  expect(errors).toBeUndefined();
  return data._entities[0].attendance;
}
