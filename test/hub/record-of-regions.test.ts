import { describe, expect, test } from '@jest/globals';
import { world } from '../world.js';

const hub = world();

interface Municipality {
  readonly code: string;
  readonly name: string;
  readonly region: { readonly name: string };
}

interface Page {
  readonly totalCount: number;
  readonly completeness: { readonly complete: boolean; readonly answered: string[] };
  readonly nodes: Municipality[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const PAGE = `totalCount completeness { complete answered } nodes { code name region { name } }
  pageInfo { hasNextPage endCursor }`;

describe('the municipalities of all regions', () => {
  test('are one list in the order of the Swedish alphabet, the same at every page size', async () => {
    const whole = await page('first: 500');
    expect(whole.totalCount).toBe(56);
    expect(whole.completeness.complete).toBe(true);
    expect([...whole.completeness.answered].sort()).toEqual(['00', '12', '14', '21']);
    const names = whole.nodes.map(({ name }) => name);
    expect(new Set(names).size).toBe(56);
    expect(names).toEqual([...names].sort(new Intl.Collator('sv').compare));
    for (const first of [5, 20]) {
      const found: string[] = [];
      let after: string | null = null;
      do {
        const next: Page = await page(`first: ${first}, after: $after`, { after });
        found.push(...next.nodes.map(({ name }) => name));
        after = next.pageInfo.hasNextPage ? next.pageInfo.endCursor : null;
      } while (after !== null);
      expect(found).toEqual(names);
    }
  });

  test('are searched over every region: fifteen pilots, in ten counties', async () => {
    const { totalCount, nodes } = await page('search: "pilotkommuner"');
    expect(totalCount).toBe(15);
    expect(nodes.map(({ name }) => name)).toEqual(
      [
        ...['Arjeplog', 'Eda', 'Härjedalen', 'Kalmar', 'Lindesberg', 'Ludvika', 'Malå', 'Munkedal'],
        ...['Norsjö', 'Skellefteå', 'Sorsele', 'Sunne', 'Torsby', 'Uppvidinge', 'Ydre'],
      ].sort(new Intl.Collator('sv').compare),
    );
    // Norrbotten, Västerbotten, Jämtland, Dalarna, Örebro, Västra Götaland, Värmland, Östergötland, Kalmar, Kronoberg.
    expect(new Set(nodes.map(({ region }) => region.name)).size).toBe(10);
  });

  test('of some regions are asked of these alone', async () => {
    const { completeness, nodes } = await page('regionCode: ["21", "14"], orderBy: { by: CODE }');
    expect([...completeness.answered].sort()).toEqual(['14', '21']);
    expect(nodes.map(({ code }) => code)).toEqual([
      ...['1430', '1480', '1485', '1490', '1496', '1497'],
      ...['2132', '2161', '2180', '2184'],
    ]);
  });

  async function page(args: string, variables?: { after: string | null }): Promise<Page> {
    const head = variables === undefined ? '' : 'query ($after: String)';
    const { municipalities } = await hub.data<{ municipalities: Page }>(
      `${head} { municipalities(${args}) { ${PAGE} } }`,
      variables === undefined ? {} : { variables },
    );
    return municipalities;
  }
});

describe('a record', () => {
  test('leads from what the regions say to the organisations they name', async () => {
    const data = await hub.data(`{
      region(code: "21") { authority { name } projects { nodes { id } } }
      west: region(code: "14") { goodExamples { label organisation { name } } }
      project(id: "00-project-pilotkommuner-serviceutveckling") {
        municipalities(role: PILOT) { municipality { name } through { name } }
      }
      body(id: "12-body-samverkansradet") { seats { boardOf { name subkind } } }
    }`);
    expect(data).toMatchObject({
      region: { authority: { name: 'Region Gävleborg' } },
      west: {
        goodExamples: expect.arrayContaining([
          { label: 'Le mat Hotell (social franchising)', organisation: { name: 'Le Mat Hotell' } },
          { label: 'Boende för ensamkommande', organisation: null },
        ]),
      },
      project: {
        municipalities: expect.arrayContaining([
          { municipality: { name: 'Kalmar' }, through: { name: 'Södermöre kommundelsnämnd (Kalmar)' } },
        ]),
      },
      body: {
        seats: expect.arrayContaining([
          { boardOf: { name: 'NÄTVERKET - Idéburen sektor Skåne', subkind: 'paraplyorganisation' } },
        ]),
      },
    });
  });

  test('says of every region when it was last confirmed', async () => {
    const { regions } = await hub.data<{
      regions: { code: string; freshness: { confirmedAt: string; basis: string } }[];
    }>('{ regions { code freshness { confirmedAt basis } } }');
    expect(regions).toHaveLength(22);
    for (const { freshness } of regions) {
      expect(freshness.basis).toBe('LOAD');
      expect(Date.parse(freshness.confirmedAt)).toBeLessThanOrEqual(Date.now());
    }
  });
});
