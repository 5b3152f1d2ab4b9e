import { expect, test } from '@jest/globals';
import { world } from '../world.js';

/** Rows that lie in several regions, asked for below rows of one of them. */

const { ask } = world();

test('who sits in a body, and where else they sit, is one question', async () => {
  const { data, errors } = await ask<{ organisation: Holder }>(
    '{ organisation(id: "org-abf-malmo") { seats { id body { seats { organisation { id seats { id } } } } } } }',
  );
  expect(errors).toBeUndefined();
  const [seat] = data?.organisation.seats ?? [];
  expect(seat?.id).toBe('12-seat-samverkansradet-abf-malmo');
  const holders = seat?.body?.seats.flatMap(({ organisation }) => organisation ?? []) ?? [];
  expect(holders.map(({ id }) => id)).toContain('org-abf-malmo');
  for (const { id, seats } of holders) {
    const { data: own } = await ask<{ organisation: Holder }>(
      `{ organisation(id: "${id}") { seats { id } } }`,
    );
    expect(seats).toEqual(own?.organisation.seats);
  }
});

interface Holder {
  readonly id: string;
  readonly seats: readonly {
    readonly id: string;
    readonly body?: { readonly seats: readonly { readonly organisation: Holder | null }[] };
  }[];
}

test('the projects of the municipalities of a municipality’s projects are those of all regions', async () => {
  const { data, errors } = await ask<{ municipality: { projects: Projects } }>(
    '{ municipality(code: "1290") { projects { nodes { id municipalities { municipality { code projects { totalCount } } } } } } }',
  );
  expect(errors).toBeUndefined();
  const below = (data?.municipality.projects.nodes ?? []).flatMap(({ municipalities }) =>
    municipalities.flatMap(({ municipality }) => municipality ?? []),
  );
  expect(below.length).toBeGreaterThan(10);
  for (const { code, projects } of new Map(below.map((each) => [each.code, each])).values()) {
    const { data: own } = await ask<{ municipality: { projects: { totalCount: number } } }>(
      `{ municipality(code: "${code}") { projects { totalCount } } }`,
    );
    expect([code, projects.totalCount]).toEqual([code, own?.municipality.projects.totalCount]);
  }
});

interface Projects {
  readonly nodes: readonly {
    readonly municipalities: readonly {
      readonly municipality: {
        readonly code: string;
        readonly projects: { readonly totalCount: number };
      } | null;
    }[];
  }[];
}

test('a code may be written as a number, and goes to the same region', async () => {
  const { data } = await ask(
    '{ region(code: 12) { name } municipality(code: 1280) { name } projects(regionCode: [12]) { totalCount completeness { answered } } }',
  );
  const { data: same } = await ask(
    '{ region(code: "12") { name } municipality(code: "1280") { name } projects(regionCode: ["12"]) { totalCount completeness { answered } } }',
  );
  expect(data).toEqual(same);
  expect(data).toMatchObject({ region: { name: 'Skåne' }, projects: { completeness: { answered: ['12'] } } });
});

test.each([
  ['{ events(from: "2014-13-01") { totalCount } }', 'Date: expected a calendar date'],
  ['{ projects(activeOn: "x") { totalCount } }', 'Date: expected a calendar date'],
  [
    '{ projects { totalCount } project(id: "00-project-pilotkommuner-serviceutveckling") { fundingRule { maxGrant(cost: 1.5) } } }',
    'Kronor: expected an integer',
  ],
  ['{ agreements(filter: { updatedFrom: "yesterday" }) { totalCount } }', 'DateTime: expected RFC 3339'],
])('a value that can not be is refused before any region is asked: %s', async (query, message) => {
  const answer = await ask(query);
  expect(answer.data).toBeUndefined();
  expect(answer.errors).toMatchObject([
    { message: expect.stringContaining(message), extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  ]);
});
