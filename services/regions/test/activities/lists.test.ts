import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { metric } from '../../../../test/support/ask.js';
import { type RegionsWorld, regionsWorld } from '../regions-world.js';
import { answer } from './ask.js';

let skane: RegionsWorld;
let vastraGotaland: RegionsWorld;
beforeAll(async () => {
  skane = await regionsWorld('12');
  vastraGotaland = await regionsWorld('14');
});
afterAll(() => Promise.all([skane, vastraGotaland].map((world) => world?.close())));

describe('lists', () => {
  it.each(['bodies', 'events', 'projects'])('of %s are the same at every page size', async (list) => {
    for (const order of ['NAME', 'UPDATED_AT']) {
      for (const direction of ['ASC', 'DESC']) {
        const whole = await walk(100);
        expect(whole.length).toBeGreaterThan(1);
        // What the gateway merges by orders the rows as the service does.
        expect([...whole].sort((a, b) => byBytes(a.sortKey, b.sortKey))).toEqual(whole);
        for (const size of [1, 2, 3]) expect(await walk(size)).toEqual(whole);

        async function walk(first: number): Promise<Edge[]> {
          const edges: Edge[] = [];
          let after: string | null = null;
          do {
            const data: Record<string, Page> = await answer(
              skane,
              `query ($first: Int, $after: String) { ${list}(first: $first, after: $after, orderBy: { by: ${order}, direction: ${direction} }) {
                 edges { cursor sortKey node { id } } pageInfo { hasNextPage endCursor } } }`,
              { first, after },
            );
            const page = data[list] as Page;
            edges.push(...page.edges);
            after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
          } while (after !== null);
          return edges;
        }
      }
    }
  });

  it('order events by date, those without one last', async () => {
    const { events } = await answer(skane, '{ events { edges { sortKey node { id date { value } } } } }');
    const dates = events.edges.map(
      (edge: { node: { date: { value: string } | null } }) => edge.node.date?.value,
    );
    expect(dates).toEqual([
      '2011-08-18',
      '2012-09-12',
      '2014',
      '2014-03-11',
      '2014-04-25',
      '2014-10-22',
      '2014-11-06',
      undefined,
    ]);
    const keys: string[] = events.edges.map((edge: Edge) => edge.sortKey);
    expect([...keys].sort(byBytes)).toEqual(keys);
  });

  it("go on from another deployment's cursor with the rows after its place", async () => {
    const query =
      'query ($after: String) { bodies(first: 2, after: $after) { edges { cursor node { name } } } }';
    const { bodies } = await answer(vastraGotaland, query);
    expect(bodies.edges.map(({ node }: { node: { name: string } }) => node.name)).toEqual([
      'Beredningen för överenskommelsen',
      'Referensgrupp',
    ]);
    const after = bodies.edges[0].cursor;
    expect(
      (await answer(skane, query, { after })).bodies.edges.map((edge: { node: object }) => edge.node),
    ).toEqual([
      { name: 'Idéburet Offentligt Samverkansråd' },
      { name: 'Projektledning, förstudien för samverkansråd' },
    ]);
    const { errors } = await skane.askActivities(
      'query ($after: String) { bodies(kind: [PARTNERSHIP], after: $after) { edges { cursor } } }',
      { after },
    );
    expect(errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
  });

  it.each([
    [
      'bodies',
      6,
      'bodies(first: N) { totalCount nodes { seatCount seats { body { name } } events(first: N) { totalCount nodes { name } } } }',
    ],
    [
      'events',
      6,
      'events(first: N) { nodes { body { seats { id } } region { bodies { nodes { id } } projects { nodes { id } } goals { id } } } }',
    ],
    ['projects', 2, 'projects(first: N) { nodes { municipalities { role municipality { code } } } }'],
  ])(
    'of %s and what lies below take %i statements, for some rows as for many',
    async (_list, wanted, query) => {
      for (const first of [3, 50]) {
        expect(await statementsFor(`{ ${query.replaceAll('N)', `${first})`)} }`)).toBe(wanted);
      }

      async function statementsFor(query: string): Promise<number> {
        const before = await metric(skane.url, 'hub_sql_statements_total');
        await answer(skane, query);
        return (await metric(skane.url, 'hub_sql_statements_total')) - before;
      }
    },
  );
});

interface Edge {
  readonly sortKey: string;
  readonly node: { readonly id: string };
}

interface Page {
  readonly edges: Edge[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

function byBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
