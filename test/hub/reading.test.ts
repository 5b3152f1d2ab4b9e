import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';
import { world } from '../world.js';

const hub = world();

describe('the first query', () => {
  test('is answered by three regions, the organisations and the agreements together', async () => {
    const { region } = await hub.data<{ region: RegionData }>(`{
      region(code: "14") {
        name joined
        agreements(first: 3, orderBy: { by: TITLE }) { totalCount nodes { title state parties { organisation { name } } } }
      }
    }`);
    expect(region.name).toBe('Västra Götaland');
    expect(region.joined).toBe(true);
    expect(region.agreements.totalCount).toBeGreaterThan(3);
    expect(region.agreements.nodes).toHaveLength(3);
  });

  test('shows the very schema that is committed', async () => {
    const introspection = await hub.data<never>(
      getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true }),
    );
    const served = printSchema(lexicographicSortSchema(buildClientSchema(introspection)));
    const committed = readFileSync(new URL('../../schema/public.graphql', import.meta.url), 'utf8');
    expect(served.trim()).toBe(committed.trim());
  });
});

describe('regions', () => {
  test('are gathered from every deployment: the 21 and Sweden, each once', async () => {
    const { regions } = await hub.data<{ regions: { code: string; name: string; joined: boolean }[] }>(
      '{ regions { code name joined } }',
    );
    expect(regions).toHaveLength(22);
    expect(new Set(regions.map(({ code }) => code)).size).toBe(22);
    expect(
      regions
        .filter(({ joined }) => joined)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['00', '12', '14', '21']);
  });

  test('that have not joined are served by the national deployment', async () => {
    const { region } = await hub.data<{ region: { name: string; joined: boolean } }>(
      '{ region(code: "18") { name joined } }',
    );
    expect(region).toEqual({ name: 'Örebro', joined: false });
  });
});

describe('links between services', () => {
  test('lead from an agreement to its municipality, its region and back', async () => {
    const { agreement } = await hub.data<{ agreement: Record<string, never> }>(`{
      agreement(id: "1280-agreement-overenskommelsen") {
        level
        region { code name }
        municipality { code name region { name } agreements(first: 5) { nodes { id } } }
      }
    }`);
    expect(agreement).toMatchObject({
      level: 'LOCAL',
      region: { code: '12', name: 'Skåne' },
      municipality: { code: '1280', name: 'Malmö', region: { name: 'Skåne' } },
    });
    expect(agreement).toHaveProperty('municipality.agreements.nodes', [
      { id: '1280-agreement-overenskommelsen' },
    ]);
  });

  test('lead from an organisation to its region and municipality', async () => {
    const { organisation } = await hub.data<{ organisation: unknown }>(
      '{ organisation(id: "org-malmo-stad") { name sector region { name } municipality { name } adherences { totalCount } } }',
    );
    expect(organisation).toEqual({
      name: 'Malmö stad',
      sector: 'PUBLIC',
      region: { name: 'Skåne' },
      municipality: { name: 'Malmö' },
      adherences: { totalCount: 0 },
    });
  });

  test('a national agreement belongs to no region', async () => {
    const { agreement } = await hub.data<{ agreement: unknown }>(
      '{ agreement(id: "00-agreement-social-2008") { level region { name } municipality { name } } }',
    );
    expect(agreement).toEqual({ level: 'NATIONAL', region: null, municipality: null });
  });
});

describe('the questions of the portals', () => {
  test('which agreements are from Skåne or its municipalities, in pages that neither lose nor repeat', async () => {
    const query = `query($after: String) {
      agreements(filter: { regionCode: ["12"] }, orderBy: { by: TITLE }, first: 2, after: $after) {
        totalCount nodes { id } pageInfo { hasNextPage endCursor }
      }
    }`;
    const ids: string[] = [];
    let after: string | null = null;
    let total = 0;
    do {
      const page: { agreements: AgreementPage } = await hub.data(query, { variables: { after } });
      const { agreements } = page;
      ids.push(...agreements.nodes.map(({ id }) => id));
      total = agreements.totalCount;
      after = agreements.pageInfo.hasNextPage ? agreements.pageInfo.endCursor : null;
    } while (after !== null);
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
    expect(ids).toContain('12-agreement-overenskommelsen');
    expect(ids.every((id) => id.startsWith('12'))).toBe(true);
  });

  test('how many have signed is unknown in Västernorrland, and approximate as reported in Västra Götaland', async () => {
    const query = `query($id: ID!) { agreement(id: $id) { signatories { value basis registered reported { value approximate } } } }`;
    const of = async (id: string) =>
      (await hub.data<{ agreement: { signatories: unknown } }>(query, { variables: { id } })).agreement
        .signatories;
    expect(await of('22-agreement-overenskommelsen')).toMatchObject({
      value: null,
      basis: 'UNKNOWN',
      reported: null,
    });
    expect(await of('14-agreement-overenskommelsen')).toMatchObject({
      basis: 'REPORTED',
      reported: { approximate: true },
    });
  });

  test('whether a number is a valid organisation number', async () => {
    const { check } = await hub.data<{ check: unknown }>(
      '{ check: organisationNumberCheck(value: "202100-2114") { valid normalised } }',
    );
    expect(check).toEqual({ valid: true, normalised: '202100-2114' });
  });
});

interface RegionData {
  name: string;
  joined: boolean;
  agreements: { totalCount: number; nodes: { title: string }[] };
}

interface AgreementPage {
  totalCount: number;
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
