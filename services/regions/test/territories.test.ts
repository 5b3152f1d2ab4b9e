import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { metric } from '../../../test/support/ask.js';
import { type RegionsWorld, regionsWorld } from './regions-world.js';

describe('the territories of a region that has joined', () => {
  let skane: RegionsWorld;
  beforeAll(async () => {
    skane = await regionsWorld('12');
  });
  afterAll(() => skane.close());

  it('holds its own region and no other', async () => {
    const { data, errors } = await skane.ask(
      '{ regions { id code name countyName isoCode nutsCode joined sources { document place } } other: region(code: "14") { code } }',
    );
    expect(errors).toBeUndefined();
    expect(data.other).toBeNull();
    expect(data.regions).toEqual([
      {
        id: '12',
        code: '12',
        name: 'Skåne',
        countyName: 'Skåne län',
        isoCode: 'SE-M',
        nutsCode: 'SE224',
        joined: true,
        sources: expect.arrayContaining([expect.objectContaining({ document: expect.any(String) })]),
      },
    ]);
  });

  it('finds a municipality and its region, and of one that the facts do not name what is official', async () => {
    const { data, errors } = await skane.ask(
      '{ municipality(code: "1280") { id code name region { name } sources { place } } official: municipality(code: "1233") { code name region { name } mentions { role } sources { document external } } elsewhere: municipality(code: "1480") { name } list: municipalities(search: "Vellinge") { totalCount } }',
    );
    expect(errors).toBeUndefined();
    expect(data.municipality).toMatchObject({ id: '1280', name: 'Malmö', region: { name: 'Skåne' } });
    expect(data.official).toEqual({
      code: '1233',
      name: 'Vellinge',
      region: { name: 'Skåne' },
      mentions: [],
      sources: [{ document: 'Officiella koder: SCB kommunkod', external: true }],
    });
    expect(data.elsewhere).toBeNull();
    expect(data.list).toEqual({ totalCount: 0 });
  });

  it('sorts municipalities as Swedish does, the same at every page size', async () => {
    const whole = await municipalities(100);
    expect(whole).toEqual([
      'Eslöv',
      'Helsingborg',
      'Höör',
      'Kristianstad',
      'Kävlinge',
      'Lund',
      'Malmö',
      'Trelleborg',
    ]);
    for (const size of [1, 2, 3, 7, 8]) {
      expect(await municipalities(size)).toEqual(whole);
    }

    async function municipalities(first: number): Promise<string[]> {
      const names: string[] = [];
      let after: string | null = null;
      do {
        const answer = await skane.ask(
          `query ($first: Int, $after: String) { region(code: "12") { municipalities(first: $first, after: $after) {
             nodes { name } totalCount completeness { complete answered missing { code } } pageInfo { hasNextPage hasPreviousPage endCursor } } } }`,
          { first, after },
        );
        expect(answer.errors).toBeUndefined();
        const page: {
          nodes: { name: string }[];
          totalCount: number;
          completeness: unknown;
          pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
        } = answer.data.region.municipalities;
        expect(page.totalCount).toBe(8);
        expect(page.completeness).toEqual({ complete: true, answered: [], missing: [] });
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
        names.push(...page.nodes.map((node) => node.name));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      return names;
    }
  });

  it('answers references in order, in one statement for each type however many there are', async () => {
    const few = await statementsFor(5);
    const many = await statementsFor(50);
    expect(few).toBe(2);
    expect(many).toBe(few);

    async function statementsFor(count: number): Promise<number> {
      const known = ['1280', '1281', '1285', '1287', '1290'];
      const representations = Array.from({ length: count }, (_, index) => [
        { __typename: 'Municipality', code: known[index % 5] },
        { __typename: 'Region', code: index % 2 ? '12' : '77' },
      ]).flat();
      const before = await metric(skane.url, 'hub_sql_statements_total');
      const { data, errors } = await skane.ask(
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Municipality { code region { code } } ... on Region { code } } }',
        { r: representations },
      );
      expect(errors).toBeUndefined();
      expect(data._entities.map((entity: { code: string } | null) => entity?.code ?? null)).toEqual(
        representations.map(({ code }) => (code === '77' ? null : code)),
      );
      return (await metric(skane.url, 'hub_sql_statements_total')) - before;
    }
  });
});

describe('the territories of the national deployment', () => {
  let national: RegionsWorld;
  beforeAll(async () => {
    national = await regionsWorld('00');
  });
  afterAll(() => national.close());

  it('holds Sweden and every region that has not joined, by code', async () => {
    const { data } = await national.ask<{ regions: { code: string; joined: boolean }[] }>(
      '{ regions { code joined } }',
    );
    const codes = data.regions.map((region) => region.code);
    expect(codes).toHaveLength(19);
    expect(codes).toEqual([...codes].sort());
    expect(codes).not.toEqual(expect.arrayContaining(['12']));
    expect(data.regions.filter((region) => region.joined)).toEqual([{ code: '00', joined: true }]);
  });

  it('lists the municipalities of all its regions in one statement, and counts them in one more', async () => {
    const listed = await statementsFor('{ regions { municipalities { nodes { code } } } }');
    const counted = await statementsFor('{ regions { municipalities { nodes { code } totalCount } } }');
    expect(listed.statements).toBe(2);
    expect(counted.statements).toBe(3);
    for (const region of counted.data.regions) {
      expect(region.municipalities.totalCount).toBe(region.municipalities.nodes.length);
    }
    const nodes = counted.data.regions.flatMap(
      (region: { municipalities: { nodes: unknown[] } }) => region.municipalities.nodes,
    );
    expect(nodes).toHaveLength(38);

    async function statementsFor(query: string) {
      const before = await metric(national.url, 'hub_sql_statements_total');
      const { data, errors } = await national.ask(query);
      expect(errors).toBeUndefined();
      return { data, statements: (await metric(national.url, 'hub_sql_statements_total')) - before };
    }
  });

  it('pages under every region at once', async () => {
    const { data } = await national.ask(
      '{ regions { code municipalities(first: 1) { nodes { name } totalCount pageInfo { hasNextPage endCursor } } } }',
    );
    const stockholm = data.regions.find((region: { code: string }) => region.code === '01');
    expect(stockholm.municipalities).toMatchObject({ nodes: [{ name: 'Botkyrka' }], totalCount: 5 });
    expect(stockholm.municipalities.pageInfo.hasNextPage).toBe(true);
  });

  it('refuses the cursor of another region, for that region alone', async () => {
    const first = await national.ask(
      '{ region(code: "01") { municipalities(first: 2) { pageInfo { endCursor } } } }',
    );
    const after = first.data.region.municipalities.pageInfo.endCursor;
    const { data, errors } = await national.ask(
      `query ($after: String) { a: region(code: "01") { municipalities(first: 2, after: $after) { nodes { name } } }
         b: region(code: "05") { code municipalities(first: 2, after: $after) { nodes { name } } } }`,
      { after },
    );
    expect(data.a.municipalities.nodes).toHaveLength(2);
    expect(data.b).toEqual({ code: '05', municipalities: null });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      path: ['b', 'municipalities'],
      extensions: { code: 'INVALID_CURSOR' },
    });
  });

  it.each([0, -1, 501])('refuses to give %i rows and names the range', async (first) => {
    const { data, errors } = await national.ask(
      'query ($first: Int) { region(code: "01") { code municipalities(first: $first) { nodes { code } } } }',
      { first },
    );
    expect(data.region).toEqual({ code: '01', municipalities: null });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('from 1 to 500'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});
