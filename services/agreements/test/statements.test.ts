import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { metric } from '../../../test/support/ask.js';
import { sql } from '../../../test/support/sql.js';
import { type AgreementsWorld, agreementsWorld, signs } from './agreements-world.js';

let world: AgreementsWorld;
beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
  for (const place of ['12', '14', '2132']) {
    for (const number of ['01', '02', '03']) {
      await signs(world, `${place}-agreement-overenskommelsen`, `org-demo-${number}`);
    }
  }
  // Twenty more than the facts have, so that there are 50, each with a version, a milestone and a party.
  await sql(
    world.database.url,
    `with made as (
       insert into agreement (id, title, title_key, level, kind, region_code, joining, years, sources, search_words,
         search_folded, updated_at)
       select '20-agreement-made-' || n, 'Made ' || n, 'made ' || n, 'REGIONAL', 'COMPACT', '20', 'UNKNOWN', '{}', '[]',
         '', '', now()
       from generate_series(1, 20) n returning id
     ), versions as (
       insert into agreement_version (id, agreement_id, number, title, state)
       select id || '-v1', id, 1, 'Made', 'DRAFT' from made
     ), parties as (
       insert into party (agreement_id, ordinal, name, organisation_id) select id, 1, 'P', 'org-p' from made
     )
     insert into signatory_counter (agreement_id, changed_at) select id, now() from made`,
  );
});
afterAll(() => world.close());

const NODE = `
  id title state region { code } municipality { code } firstYear years
  milestones { kind date { value } version { id } source { place } }
  versions { number predecessor { number } }
  currentVersion { id predecessor { id } }
  parties { name organisation { id adherences(first: 2) { totalCount nodes { id agreement { title } } } } }
  signatories { value reported { value } }
  active: adherences(state: ACTIVE, first: 2) { totalCount nodes { id organisation { id } version { number } agreement { title state } } }
  adherences(first: 1) { edges { cursor node { state } } pageInfo { hasNextPage } }
  quarantined { field }
  sources { document }`;

const statementsOf = async (query: string, variables: Record<string, unknown>) => {
  const before = await metric(world.url, 'hub_sql_statements_total');
  const { data, errors } = await world.ask(query, variables);
  expect(errors).toBeUndefined();
  return { data, statements: (await metric(world.url, 'hub_sql_statements_total')) - before };
};

it('sends as many statements for 50 agreements with everything nested as for 5', async () => {
  const query = `query ($first: Int) { agreements(first: $first, orderBy: { by: SIGNATORIES, direction: DESC }) {
    totalCount nodes { ${NODE} } } }`;
  const five = await statementsOf(query, { first: 5 });
  const fifty = await statementsOf(query, { first: 50 });
  expect(five.data.agreements.nodes).toHaveLength(5);
  expect(fifty.data.agreements.nodes).toHaveLength(50);
  expect(fifty.statements).toBe(five.statements);
  expect(five.statements).toBeLessThan(25);
});

it.each([
  [
    'regions',
    'Region',
    ['12', '14'],
    ['12', '14', '00', '01', '03', '05', '08', '13', '17', '18', '20', '21', '22', '24'],
  ],
  [
    'municipalities',
    'Municipality',
    ['1280', '1480'],
    ['1280', '1480', '1287', '0180', '1880', '0380', '1233'],
  ],
])('sends as many statements for many %s as for two', async (_, type, two, many) => {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
    ... on Region { agreements(first: 3) { totalCount nodes { ${NODE} } } signatories { value } }
    ... on Municipality { agreements { nodes { ${NODE} } } }
  } }`;
  const references = (codes: string[]) => codes.map((code) => ({ __typename: type, code }));
  const few = await statementsOf(query, { of: references(two) });
  const more = await statementsOf(query, { of: references(many) });
  expect(more.data._entities).toHaveLength(many.length);
  expect(more.statements).toBe(few.statements);
});

it('sends two statements for the snapshots of the whole hub, however many', async () => {
  const listen = () =>
    world.listen<{ agreement: { title: string } }>(
      'subscription { signatoryCount { message agreement { id title level } signatories { value } } }',
    );
  // The first stream of a process also reads the key of the cursors.
  const first = await listen();
  await first.next();
  await first.close();
  const before = await metric(world.url, 'hub_sql_statements_total');
  const stream = await listen();
  const snapshots = await stream.take(53);
  expect(snapshots.every(({ agreement }) => agreement.title.length > 0)).toBe(true);
  expect((await metric(world.url, 'hub_sql_statements_total')) - before).toBe(2);
  await stream.close();
});

// Each by itself: batches of several depend on which comes first. There can be fewer where a list has them already.
it.each([
  'reportedFigures { value source { external } }',
  'statements { kind source { record { title } } }',
  'actionPlans { title document { title } }',
  'actionPlans { contradictions { id } }',
  'principles { name }',
  'participationMatrix { known }',
  'participationBodies { body { id } }',
  'documents { title }',
  'documents { agreements { title } }',
  'documents { contradictions { severity } }',
  'contradictions { concerns { ... on Agreement { title } } }',
  'contradictions { concerns { ... on ActionPlan { title } } }',
  'sources { record { title } }',
])('sends no more statements for every agreement with %s than for those of a region', async (fields) => {
  const query = `query ($regionCode: [ID!]) { agreements(filter: { regionCode: $regionCode }, first: 100) { nodes { id ${fields} } } }`;
  const few = await statementsOf(query, { regionCode: ['14'] });
  const all = await statementsOf(query, {});
  expect(few.data.agreements.nodes).toHaveLength(5);
  expect(all.data.agreements.nodes).toHaveLength(53);
  expect(all.statements).toBeLessThanOrEqual(few.statements);
});

it.each([
  'agreements { title }',
  'partOf { title }',
  'duplicateOf { title }',
  'respondsTo { title }',
  'contradictions { severity }',
  'sources { record { title } }',
])('sends no more statements for every document with %s than for a few', async (fields) => {
  const query = `query ($tag: [String!]) { documents(tag: $tag, first: 104) { totalCount nodes { id ${fields} } } }`;
  // Among these are a reply, a duplicate, and some that belong to agreements.
  const few = await statementsOf(query, {
    tag: ['agreement', 'duplicate-of-5', 'iop-consultation-response'],
  });
  const all = await statementsOf(query, {});
  expect(few.data.documents.nodes).toHaveLength(12);
  expect(all.data.documents.nodes).toHaveLength(104);
  expect(all.statements).toBeLessThanOrEqual(few.statements);
});

it.each(['Agreement { title }', 'Document { title }', 'ActionPlan { title }', 'Region { code }'])(
  'sends no more statements for all contradictions with ... on %s than for some',
  async (fields) => {
    const query = `query ($severity: [Severity!]) { contradictions(severity: $severity) { id concerns { ... on ${fields} } } }`;
    const some = await statementsOf(query, { severity: ['HIGH', 'MEDIUM'] });
    const all = await statementsOf(query, {});
    expect(some.data.contradictions).toHaveLength(10);
    expect(all.data.contradictions).toHaveLength(15);
    expect(all.statements).toBeLessThanOrEqual(some.statements);
  },
);

it('sends one statement for the contradictions of many records of another service, and one for what they are', async () => {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Project { contradictions { id } } } }`;
  const projects = (ids: string[]) => ({ of: ids.map((id) => ({ __typename: 'Project', id })) });
  const two = ['21-project-alternativa-driftsformer', '00-project-pilotkommuner-serviceutveckling'];
  const few = await statementsOf(query, projects(two));
  const more = await statementsOf(
    query,
    projects([...two, ...Array.from({ length: 40 }, (_, index) => `12-project-${index}`)]),
  );
  expect(more.data._entities).toHaveLength(42);
  expect(few.statements).toBe(2);
  expect(more.statements).toBe(2);
});
