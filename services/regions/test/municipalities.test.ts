import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RegionsWorld, regionsWorld } from './regions-world.js';

describe('the list of municipalities', () => {
  let skane: RegionsWorld;
  let national: RegionsWorld;
  beforeAll(async () => {
    skane = await regionsWorld('12');
    national = await regionsWorld('00');
  });
  afterAll(() => Promise.all([skane, national].map((world) => world?.close())));

  it('holds those of the deployment, by name as Swedish sorts', async () => {
    expect(await names(skane, 'municipalities')).toEqual([
      'Eslöv',
      'Helsingborg',
      'Höör',
      'Kristianstad',
      'Kävlinge',
      'Lund',
      'Malmö',
      'Trelleborg',
    ]);
    const { totalCount, nodes } = await list(national, 'municipalities(first: 500)');
    expect(totalCount).toBe(38);
    expect(nodes.at(-1).name).toBe('Örnsköldsvik');
  });

  it('can be of some regions, and in other orders', async () => {
    expect(await names(national, 'municipalities(regionCode: ["19", "05"])')).toEqual([
      'Linköping',
      'Mjölby',
      'Norrköping',
      'Västerås',
      'Ydre',
    ]);
    expect(
      await names(
        national,
        'municipalities(regionCode: ["19", "05"], orderBy: { by: CODE, direction: DESC })',
      ),
    ).toEqual(['Västerås', 'Mjölby', 'Norrköping', 'Linköping', 'Ydre']);
    expect(await names(skane, 'municipalities(regionCode: ["14"])')).toEqual([]);
  });

  it.each([
    ['malmo', ['Malmö']],
    ['MALMÖ', ['Malmö']],
    ['Höör', ['Höör']],
    ['krist', ['Kristianstad']],
    ['ambassadörskommuner', ['Kristianstad']],
    ['överenskommelser tillsammans', ['Trelleborg']],
    ['open-space', ['Lund']],
    ['Göteborg', []],
  ])('is searched as Swedish: %s', async (search, found) => {
    expect(await names(skane, 'municipalities(search: $search)', { search })).toEqual(found);
  });

  it.each([
    ['overenskommelser', 'överenskommelser'],
    ['ambassadorer', 'ambassadör'],
    ['ambassadörer', 'ambassadör'],
    ['policyn', 'policy'],
    ['strategin', 'strategi'],
    ['overenskommelserna trell', 'överenskommelse trelleborg'],
  ])('finds the same for %s as for %s', async (search, other) => {
    const found = await names(national, 'municipalities(search: $search)', { search });
    const inSkane = await names(skane, 'municipalities(search: $search)', { search });
    expect([...found, ...inSkane].length).toBeGreaterThan(0);
    expect(found).toEqual(await names(national, 'municipalities(search: $search)', { search: other }));
    expect(inSkane).toEqual(await names(skane, 'municipalities(search: $search)', { search: other }));
  });

  it('finds the fifteen pilot municipalities but one by what the sources name them as', async () => {
    // Munkedal lies in Västra Götaland, which has joined.
    const { totalCount } = await list(national, 'municipalities(search: "pilotkommun")');
    expect(totalCount).toBe(14);
  });

  it('combines its filters', async () => {
    expect(
      await names(national, 'municipalities(search: "lokala överenskommelser", regionCode: ["05", "24"])'),
    ).toEqual(['Linköping', 'Norrköping', 'Vilhelmina']);
  });

  it.each([
    ['{ by: NAME }'],
    ['{ by: NAME, direction: DESC }'],
    ['{ by: CODE }'],
    ['{ by: UPDATED_AT, direction: DESC }'],
  ])('is the same at every page size, and its sort keys order it: %s', async (orderBy) => {
    const whole = await list(national, `municipalities(first: 500, orderBy: ${orderBy})`);
    const keys = whole.edges.map(({ sortKey }: { sortKey: string }) => sortKey);
    expect([...keys].sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)))).toEqual(
      keys,
    );
    expect(new Set(keys).size).toBe(38);
    for (const first of [1, 7, 37]) {
      const codes: string[] = [];
      let after: string | null = null;
      do {
        const page: Data = await list(
          national,
          `municipalities(first: ${first}, after: $after, orderBy: ${orderBy})`,
          { after },
        );
        codes.push(...page.nodes.map(({ code }: { code: string }) => code));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(codes).toEqual(whole.nodes.map(({ code }: { code: string }) => code));
    }
  });

  it('goes on in another deployment with the rows after the place', async () => {
    const { pageInfo } = await list(skane, 'municipalities(first: 5)');
    const after = pageInfo.endCursor;
    const [next] = await names(national, 'municipalities(after: $after, first: 1)', { after });
    // After Kävlinge.
    expect(next).toBe('Laxå');
  });

  it.each([
    ['municipalities(regionCode: ["99"])', 'BAD_USER_INPUT'],
    [`municipalities(search: "${'a'.repeat(201)}")`, 'BAD_USER_INPUT'],
    ['municipalities(after: "eyJ2IjoxfQ")', 'INVALID_CURSOR'],
  ])('refuses %.40s', async (field, code) => {
    const { errors } = await national.ask(`{ ${field} { nodes { code } } }`);
    expect(errors?.[0]).toMatchObject({ path: ['municipalities'], extensions: { code } });
  });

  it('tells what the sources name each as, with the place', async () => {
    const { data } = await skane.ask(
      '{ malmo: municipality(code: "1280") { updatedAt mentions { role source { document place } } } }',
    );
    expect(data.malmo.mentions).toEqual([
      {
        role: 'lokal överenskommelse, inget år angivet',
        source: {
          document: 'Överenskommelsen mellan Västra Götalandsregionen och den sociala ekonomin',
          place: 'slide 8',
        },
      },
      {
        role: 'plats för workshop 25 april 2014; ledamot i samverkansrådet (Malmö stad)',
        source: { document: REPORT, place: 'page 2' },
      },
      {
        role: 'handlingar om överenskommelse',
        source: { document: REPORT, place: 'related document #17 (line 131)' },
      },
    ]);
    expect(Date.parse(data.malmo.updatedAt)).toBeGreaterThan(0);
  });
});

const REPORT =
  'Slutrapport: Förstudie för bildandet av samverkansråd för den idéburna och offentliga sektorn';

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
type Data = any;

async function list(
  world: RegionsWorld,
  field: string,
  variables: Readonly<Record<string, string | null>> = {},
): Promise<Data> {
  const declared = Object.keys(variables).map((name) => `$${name}: String`);
  const { data, errors } = await world.ask(
    `query ${declared.length === 0 ? '' : `(${declared.join(', ')})`} { list: ${field} { totalCount edges { sortKey }
       nodes { code name } pageInfo { hasNextPage endCursor } } }`,
    variables,
  );
  expect(errors).toBeUndefined();
  return data.list;
}

async function names(
  world: RegionsWorld,
  field: string,
  variables?: Readonly<Record<string, string>>,
): Promise<string[]> {
  return (await list(world, field, variables)).nodes.map(({ name }: { name: string }) => name);
}
