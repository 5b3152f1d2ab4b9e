import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { metric } from '../../../test/support/ask.js';
import { type OrganisationsWorld, organisationsWorld } from './organisations-world.js';

interface Page {
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const PAGE = `query ($filter: OrganisationFilter, $orderBy: OrganisationOrder, $first: Int, $after: String) {
  organisations(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { id name } totalCount pageInfo { hasNextPage endCursor }
  }
}`;

let world: OrganisationsWorld;
beforeAll(async () => {
  world = await organisationsWorld();
});
afterAll(() => world.close());

describe('listing organisations', () => {
  it('sorts names as Swedish does', async () => {
    const names = (await page({ first: 500 })).nodes.map((node) => node.name);
    const ends = [names.at(0), names.at(-1)];
    expect(names).toHaveLength(78);
    expect(ends).toEqual(['ABF Malmö', 'Örebro läns landsting']);
    expect(names.indexOf('Älvkarleby kommun')).toBeGreaterThan(names.indexOf('Yalla Trappan'));
    expect(names.indexOf('Nätverk Social [Ekonomi Skåne]')).toBeGreaterThan(names.indexOf('Ny Gemenskap'));
  });

  it.each([
    { by: 'NAME', direction: 'ASC' },
    { by: 'NAME', direction: 'DESC' },
    { by: 'UPDATED_AT', direction: 'ASC' },
    { by: 'UPDATED_AT', direction: 'DESC' },
  ])('gives the same rows at every page size, ordered by $by $direction', async (orderBy) => {
    const whole = await ids(500);
    expect(new Set(whole).size).toBe(78);
    for (const first of [1, 7, 13, 77, 78, 79]) {
      expect(await ids(first)).toEqual(whole);
    }

    async function ids(first: number): Promise<string[]> {
      const found: string[] = [];
      let after: string | null = null;
      do {
        const { nodes, pageInfo, totalCount }: Page = await page({ orderBy, first, after });
        expect(totalCount).toBe(78);
        found.push(...nodes.map((node) => node.id));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);
      return found;
    }
  });

  it('filters by sector, kind, region and change', async () => {
    expect(
      (await page({ filter: { kind: ['MUNICIPALITY'], regionCode: ['21'] } })).nodes.map(({ id }) => id),
    ).toEqual([
      'org-gavle-kommun',
      'org-hudiksvalls-kommun',
      'org-ljusdals-kommun',
      'org-nordanstigs-kommun',
    ]);
    expect((await page({ filter: { sector: ['PRIVATE', 'CIVIL'] } })).totalCount).toBe(34);
    expect((await page({ filter: { sector: [] } })).totalCount).toBe(0);
    expect((await page({ filter: { updatedFrom: '2000-01-01T00:00:00Z' } })).totalCount).toBe(78);
    expect((await page({ filter: { updatedFrom: '2999-01-01T00:00:00+02:00' } })).totalCount).toBe(0);
  });

  it.each([
    ['göteborg', ['Göteborgs Stad']],
    ['GOTEBORG', ['Göteborgs Stad']],
    ['goteb', ['Göteborgs Stad']],
    ['esf radet', ['Svenska ESF-rådet']],
    ['ESF-rådet', ['Svenska ESF-rådet']],
    ['esfradet', ['Svenska ESF-rådet']],
    ['VGR', ['Västra Götalandsregionen']],
    ['föreningar skåne', ['Skånes Föreningar']],
    ['coompanion -skåne', ['Coompanion']],
    ['"social venture"', ['Social Venture Network Sweden']],
    ['trelleborg or lund', ['Lunds kommun', 'Samordningsförbundet Trelleborg', 'Trelleborgs kommun']],
  ])('finds %j', async (search, names) => {
    expect((await page({ filter: { search } })).nodes.map((node) => node.name).sort()).toEqual(names);
  });

  it.each([
    ['foreningarna', 'föreningarna'],
    ['föreningarna', 'föreningar'],
    ['landstinget', 'landsting'],
    ['LANDSTINGETS', 'landsting'],
    ['ekonomin', 'ekonomi'],
    ['idéburna', 'idéburen'],
    ['ideburna', 'idéburna'],
    ['sektorn', 'sektor'],
    ['och föreningar', 'föreningar'],
    ['nätverk -ekonomin', 'nätverk -ekonomi'],
  ])('finds the same for %j as for %j', async (search, other) => {
    const found = (await page({ filter: { search } })).nodes.map((node) => node.name);
    expect(found).not.toEqual([]);
    expect(found).toEqual((await page({ filter: { search: other } })).nodes.map((node) => node.name));
  });

  it.each([
    ['föreningarnas skån', ['Skånes Föreningar']],
    ['foreningarna skån or lund', ['Lunds kommun', 'Skånes Föreningar']],
    ['föreningarna -skånes', ['Föreningen Furuboda', 'Föreningen Idrott för Handikappade']],
  ])('takes each word of %j by its inflections or as a beginning', async (search, names) => {
    expect((await page({ filter: { search } })).nodes.map((node) => node.name).sort()).toEqual(names);
  });

  it.each(["'; drop table organisation; --", "x' or '1'='1"])(
    'takes a search with signs, %j, as words and harms nothing',
    async (search) => {
      expect((await page({ filter: { search } })).totalCount).toBe(0);
      expect((await page({})).totalCount).toBe(78);
    },
  );

  it.each([' \t ', '%', '(((', '\\', ':*', '!', '<->', '-', '"'])(
    'does not filter by a search of nothing but space and signs, %j',
    async (search) => {
      expect((await page({ filter: { search } })).totalCount).toBe(78);
    },
  );

  it.each([
    ['länet', 'Landsting'],
    ['mål', 'Malm'],
  ])('finds nothing by %j that begins with %s', async (search, other) => {
    const names = (await page({ filter: { search } })).nodes.map(({ name }) => name);
    expect(names.filter((name: string) => name.startsWith(other))).toEqual([]);
  });

  it('refuses a search of 10,000 characters', async () => {
    expect(await refusal({ filter: { search: 'å'.repeat(10_000) } })).toEqual({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('at most 200 characters, got 10000'),
    });
  });

  it('refuses text that cannot be stored', async () => {
    expect(await refusal({ filter: { regionCode: ['1\u00002'] } })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await refusal({ filter: { search: 'a\u0000b' } })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it.each([0, -1, 501])('refuses to give %i rows', async (first) => {
    expect(await refusal({ first })).toEqual({
      code: 'BAD_USER_INPUT',
      message: `Expected "first" from 1 to 500, got ${first}.`,
    });
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['an empty text', ''],
    ['JSON of the right form without its checksum', btoa('[1,"x",["a"],"b"]')],
    ['a text of 10,000 characters', 'A'.repeat(10_000)],
  ])('refuses %s as a cursor', async (_what, after) => {
    expect(await refusal({ after })).toMatchObject({ code: 'INVALID_CURSOR' });
  });

  it('refuses a cursor that was altered, or that belongs to another filter or order', async () => {
    const cursor = (await page({ first: 5 })).pageInfo.endCursor as string;
    const altered = cursor.slice(0, -2) + (cursor.endsWith('AA') ? 'BB' : 'AA');
    expect(await refusal({ after: altered })).toMatchObject({ code: 'INVALID_CURSOR' });
    expect(await refusal({ after: cursor, filter: { sector: ['CIVIL'] } })).toMatchObject({
      code: 'INVALID_CURSOR',
    });
    expect(await refusal({ after: cursor, orderBy: { by: 'NAME', direction: 'DESC' } })).toMatchObject({
      code: 'INVALID_CURSOR',
    });
    expect((await page({ after: cursor, first: 100 })).nodes).toHaveLength(73);
  });

  it('counts only when it is asked to', async () => {
    const before = await metric(world.url, 'hub_sql_statements_total');
    await world.ask('{ organisations { nodes { id } } }');
    const between = await metric(world.url, 'hub_sql_statements_total');
    await world.ask('{ organisations { nodes { id } totalCount } }');
    const after = await metric(world.url, 'hub_sql_statements_total');
    expect([between - before, after - between]).toEqual([1, 2]);
  });
});

describe('one organisation', () => {
  it('is found by id or by number, with its links to the territories', async () => {
    const { data, errors } = await world.ask(`{
      byId: organisation(id: "org-gavle-kommun") { name kind sector region { code } municipality { code } updatedAt sources { document } }
      byNumber: organisation(organisationNumber: "162321000255") { id organisationNumber }
      international: organisation(id: "org-europaradet") { region { code } municipality { code } }
    }`);
    expect(errors).toBeUndefined();
    expect(data.byId).toMatchObject({
      name: 'Gävle kommun',
      kind: 'MUNICIPALITY',
      region: { code: '21' },
      municipality: { code: '2180' },
      updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
    expect(data.byNumber).toEqual({ id: 'org-region-skane', organisationNumber: '232100-0255' });
    expect(data.international).toEqual({ region: null, municipality: null });
  });

  it('is null for what does not exist', async () => {
    const { data, errors } = await world.ask(
      '{ a: organisation(id: "org-none") { id } b: organisation(organisationNumber: "212000-1355") { id } c: organisation(organisationNumber: "x") { id } }',
    );
    expect([data, errors]).toEqual([{ a: null, b: null, c: null }, undefined]);
  });

  it.each([
    ['neither', '{ organisation { id } }'],
    ['both', '{ organisation(id: "org-mine", organisationNumber: "202100-2114") { id } }'],
  ])('asks for exactly one of id and number: %s', async (came, query) => {
    const { data, errors } = await world.ask(query);
    expect(data.organisation).toBeNull();
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(came),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('shows a misprinted number in quarantine, and not as its number', async () => {
    const { data } = await world.ask(
      '{ organisation(id: "org-alvkarleby-kommun") { organisationNumber quarantined { field value reason } } }',
    );
    expect(data.organisation).toEqual({
      organisationNumber: null,
      quarantined: [
        {
          field: 'organisationNumber',
          value: '21200-0258',
          reason: expect.stringContaining('this one has 9'),
        },
      ],
    });
  });
});

describe('references to organisations', () => {
  it('are answered in order, in the same number of statements for 5 and for 50', async () => {
    const five = await statementsFor(5);
    const fifty = await statementsFor(50);
    expect(five).toBe(2);
    expect(fifty).toBe(five);

    async function statementsFor(count: number): Promise<number> {
      const { nodes } = await page({ first: count - 1 });
      const ids = [...nodes.map((node) => node.id), 'org-none'].reverse();
      const before = await metric(world.url, 'hub_sql_statements_total');
      const { data, errors } = await world.ask(
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisation { id name region { code } quarantined { value } } } }',
        { r: ids.map((id) => ({ __typename: 'Organisation', id })) },
      );
      const after = await metric(world.url, 'hub_sql_statements_total');
      expect(errors).toBeUndefined();
      expect(data._entities.map((entity: { id: string } | null) => entity?.id ?? 'org-none')).toEqual(ids);
      return after - before;
    }
  });
});

describe('more references than a statement has parameters', () => {
  it('are still one statement', async () => {
    const before = await metric(world.url, 'hub_sql_statements_total');
    const { data, errors } = await world.ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisation { id } } }',
      {
        r: Array.from({ length: 66_000 }, (_, index) => ({
          __typename: 'Organisation',
          id: `org-${index}`,
        })),
      },
    );
    expect(errors).toBeUndefined();
    expect(data._entities).toHaveLength(66_000);
    expect((await metric(world.url, 'hub_sql_statements_total')) - before).toBe(1);
  });
});

describe('checking organisation numbers', () => {
  it('answers every fixture of the facts as expected', async () => {
    const file = new URL('fixtures/identifiers.json', import.meta.url);
    const fixtures: { value: string; expectedValid: boolean; why: string }[] = JSON.parse(
      await readFile(file, 'utf8'),
    );
    expect(fixtures.length).toBeGreaterThan(9);
    for (const { value, expectedValid, why } of fixtures) {
      const { data } = await world.ask(
        'query ($value: String!) { organisationNumberCheck(value: $value) { input valid normalised reason } }',
        { value },
      );
      const check = data.organisationNumberCheck;
      expect([why, check.input, check.valid]).toEqual([why, value, expectedValid]);
      expect(check.normalised).toEqual(expectedValid ? expect.stringMatching(/^\d{6}-\d{4}$/) : null);
      expect(check.reason).toEqual(expectedValid ? null : expect.any(String));
    }
  });

  it('names the organisation that has the number, in one statement for many checks', async () => {
    const before = await metric(world.url, 'hub_sql_statements_total');
    const { data } = await world.ask(`{
      a: organisationNumberCheck(value: "202100-2114") { normalised organisation { id } }
      b: organisationNumberCheck(value: "232100-0131") { organisation { id } }
      c: organisationNumberCheck(value: "212000-1355") { valid organisation { id } }
      d: organisationNumberCheck(value: "850101-1234") { organisation { id } }
    }`);
    expect(data).toEqual({
      a: { normalised: '202100-2114', organisation: { id: 'org-arbetsformedlingen' } },
      b: { organisation: { id: 'org-vastra-gotalandsregionen' } },
      c: { valid: true, organisation: null },
      d: { organisation: null },
    });
    expect((await metric(world.url, 'hub_sql_statements_total')) - before).toBe(1);
  });
});

async function page(variables: Record<string, unknown>): Promise<Page> {
  const { data, errors } = await world.ask<{ organisations: Page }>(PAGE, variables);
  expect(errors).toBeUndefined();
  return data.organisations;
}

async function refusal(variables: Record<string, unknown>): Promise<{ code: string; message: string }> {
  const { data, errors } = await world.ask(PAGE, variables);
  expect(data?.organisations ?? null).toBeNull();
  expect(errors).toHaveLength(1);
  return { code: errors?.[0]?.extensions.code ?? '', message: errors?.[0]?.message ?? '' };
}
