import { beforeAll, expect, test } from '@jest/globals';
import type { OwnHub } from '../../support/own-hub.js';
import { leastOf, type World } from '../../world.js';

let hub: World;
const SERVICES = ['regions-00', 'regions-12', 'regions-14', 'regions-21', 'organisations', 'agreements'];

/** Agreements with everything that can be nested in them, links to other services both ways. */
const EVERYTHING = `query($filter: AgreementFilter) {
  agreements(filter: $filter, first: 50, orderBy: { by: UPDATED_AT }) {
    nodes {
      id title level kind state joining years
      region { code name municipalities(first: 3) { nodes { name } } agreements(first: 2) { nodes { title } } }
      municipality { code name region { name } agreements(first: 2) { nodes { title } } }
      milestones { kind date { value } version { id } source { document } }
      versions { id number predecessor { id } }
      currentVersion { id state }
      parties { name organisation { name region { name } municipality { name } adherences(first: 2) { nodes { id } } } }
      signatories { registered value basis }
      adherences(first: 5) { totalCount nodes { id version { id } organisation { name region { name } } } }
      sources { document place }
    }
  }
}`;

/** Five that between them have every kind of link, into every deployment of the regions. */
const FIVE = { municipalityCode: ['1280', '1480', '2132', '0380', '0319'] };
const ALL = {};

/** What one query costs, by the counters of a hub that nobody else asks. */
export function describeRequestsAndStatements(own: () => OwnHub): void {
  beforeAll(async () => {
    hub = own().world;
    // Plans, connections and statements are made at the first use.
    expect(await agreements(FIVE)).toBe(5);
    expect(await agreements(ALL)).toBe(33);
  }, 60_000);

  test('five agreements and all of them take the same number of SQL statements in each service', async () => {
    const few = await leastOf(() => statements(FIVE));
    expect(await leastOf(() => statements(ALL))).toEqual(few);
    // Whatever is measured, it is not nothing.
    expect(Math.min(...Object.values(few))).toBeGreaterThan(0);
  });

  test('the gateway asks a subgraph once for each placement and step of the plan, however many agreements there are', async () => {
    // One step to the agreements with their own links back, one to the organisations; two to the territories, since
    // those of an organisation are known only after it.
    const wanted: Record<string, number> = { 'agreements ': 1, 'organisations ': 1 };
    for (const { code, steps } of [
      { code: '00', steps: 2 },
      { code: '12', steps: 2 },
      { code: '14', steps: 2 },
      { code: '21', steps: 1 },
    ]) {
      wanted[`territories ${code}`] = steps;
    }
    expect(await requests(FIVE)).toEqual(wanted);
    expect(await requests(ALL)).toEqual(wanted);
  });

  test('a region is asked for at its own deployment alone', async () => {
    const count = async () => ({
      own: await hub.metric('regions-12', 'hub_graphql_requests_total'),
      other: await hub.metric('regions-14', 'hub_graphql_requests_total'),
    });
    const before = await count();
    await hub.data('{ region(code: "12") { name municipalities(first: 2) { nodes { name } } } }');
    expect(await count()).toEqual({ own: before.own + 1, other: before.other });
  });
}

async function agreements(filter: object): Promise<number> {
  const { agreements } = await hub.data<{ agreements: { nodes: unknown[] } }>(EVERYTHING, {
    variables: { filter },
  });
  return agreements.nodes.length;
}

const statements = (filter: object) =>
  difference(filter, async () => {
    const counts = await Promise.all(SERVICES.map((name) => hub.metric(name, 'hub_sql_statements_total')));
    return Object.fromEntries(SERVICES.map((name, index) => [name, counts[index] ?? 0]));
  });

const requests = (filter: object) =>
  difference(filter, async () => {
    const series = [
      'agreements ',
      'organisations ',
      ...['00', '12', '14', '21'].map((code) => `territories ${code}`),
    ];
    const counts = await Promise.all(
      series.map((each) => {
        const [subgraph = '', placement = ''] = each.split(' ');
        return hub.metric('gateway', 'hub_subgraph_requests_total', { subgraph, placement });
      }),
    );
    return Object.fromEntries(series.map((name, index) => [name, counts[index] ?? 0]));
  });

/** By how much each count grows over one query. */
async function difference(
  filter: object,
  count: () => Promise<Record<string, number>>,
): Promise<Record<string, number>> {
  const before = await count();
  await agreements(filter);
  const after = await count();
  return Object.fromEntries(
    Object.entries(after).map(([name, total]) => [name, total - (before[name] ?? 0)]),
  );
}
