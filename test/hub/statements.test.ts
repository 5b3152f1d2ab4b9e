import { beforeAll, expect, test } from '@jest/globals';
import { world } from '../world.js';

const hub = world();
const SERVICES = ['regions-00', 'regions-12', 'regions-14', 'regions-21', 'organisations', 'agreements'];

/** Agreements with everything that can be nested in them, links to other services both ways. */
const EVERYTHING = `query($first: Int!) {
  agreements(first: $first, orderBy: { by: UPDATED_AT }) {
    totalCount
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

beforeAll(async () => {
  // Plans, connections and statements are made at the first use.
  for (const first of [5, 33, 50]) await hub.data(EVERYTHING, { variables: { first } });
});

test('five agreements and all of them take the same number of SQL statements in each service', async () => {
  const few = await leastOf(5, () => statements(5));
  const many = await leastOf(5, () => statements(50));
  expect(many).toEqual(few);
  expect(few.agreements).toBeGreaterThan(1);
});

test('the gateway asks each subgraph at most once for each placement and step of the plan', async () => {
  const few = await requests(5);
  const many = await requests(50);
  for (const [subgraph, count] of Object.entries(many)) {
    // Fifty agreements lie in more regions than five, which is one request more for a region and step.
    expect(count).toBeLessThanOrEqual(STEPS[subgraph] ?? 0);
  }
  expect(few.agreements).toBe(many.agreements);
  expect(few.organisations).toBe(many.organisations);
});

/**
 * The plan has at most three steps to each subgraph: an entity that another entity leads to is asked for after it.
 * Territories are asked in four placements.
 */
const STEPS: Record<string, number> = { agreements: 3, organisations: 3, territories: 3 * 4 };

async function statements(first: number): Promise<Record<string, number>> {
  const count = () => Promise.all(SERVICES.map((name) => hub.metric(name, 'hub_sql_statements_total')));
  const before = await count();
  await hub.data(EVERYTHING, { variables: { first } });
  const after = await count();
  return Object.fromEntries(
    SERVICES.map((name, index) => [name, (after[index] ?? 0) - (before[index] ?? 0)]),
  );
}

async function requests(first: number): Promise<Record<string, number>> {
  const names = Object.keys(STEPS);
  const count = () =>
    Promise.all(names.map((subgraph) => hub.metric('gateway', 'hub_subgraph_requests_total', { subgraph })));
  const before = await count();
  await hub.data(EVERYTHING, { variables: { first } });
  const after = await count();
  return Object.fromEntries(names.map((name, index) => [name, (after[index] ?? 0) - (before[index] ?? 0)]));
}

/** Services send statements of their own now and then (the relay looks each second): the least of some tries has none. */
async function leastOf(
  tries: number,
  measure: () => Promise<Record<string, number>>,
): Promise<Record<string, number>> {
  const least: Record<string, number> = {};
  for (let attempt = 0; attempt < tries; attempt += 1) {
    for (const [name, count] of Object.entries(await measure())) {
      least[name] = Math.min(least[name] ?? Number.POSITIVE_INFINITY, count);
    }
  }
  return least;
}
