import { beforeEach, describe, expect, test } from '@jest/globals';
import { composeServices } from '@theguild/federation-composition';
import { type ExecutionResult, executeSync, GraphQLError, getIntrospectionQuery, parse } from 'graphql';
import type { RequestContext } from '../context.js';
import { loadSupergraph } from '../supergraph/index.js';
import { createEngine, type Prepared, type Send, type SubgraphRequest } from './index.js';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible"])';
const { supergraphSdl = '' } = composeServices([
  {
    name: 'things',
    url: 'http://things',
    typeDefs: parse(`${LINK}
      type Query {
        thing(id: ID!, size: Size = SMALL, filter: Filter, count: Int): Thing
        hidden: String @inaccessible
      }
      input Filter { text: String! deep: [Int!] = [1] }
      enum Size { SMALL LARGE HUGE @inaccessible }
      "A thing." type Thing @key(fields: "id") { id: ID! name: String old: String @deprecated(reason: "Use name.") }`),
  },
  {
    name: 'others',
    url: 'http://others',
    typeDefs: parse(
      `${LINK} type Query { other: String } type Thing @key(fields: "id") { id: ID! more: String }`,
    ),
  },
]);
const supergraph = loadSupergraph(supergraphSdl);

const context: RequestContext = {
  requestId: 'request-1',
  identity: { subject: null, roles: [] },
  signal: new AbortController().signal,
};

let requests: SubgraphRequest[] = [];
const send: Send = {
  async request(request) {
    requests.push(request);
    if (request.entities !== undefined) return { data: { _entities: [{ more: 'more' }] } };
    return { data: { thing: { __typename: 'Thing', id: '1', name: 'one' }, other: 'other' } };
  },
  async *subscribe() {},
  follow: () => () => undefined,
};
const engine = createEngine({ supergraph, send, maxTokens: 1_000, planCacheSize: 2 });

beforeEach(() => {
  requests = [];
});

async function ask(query: string, variables?: unknown, operationName?: string): Promise<ExecutionResult> {
  const prepared = await engine.prepare({ query, operationName });
  return 'errors' in prepared ? prepared : engine.execute(prepared, variables, context);
}
const codesOf = ({ errors = [] }: ExecutionResult) => errors.map(({ extensions }) => extensions.code);

describe('bad input is refused as data, with a code', () => {
  test.each([
    ['text that is not GraphQL', '{', undefined, undefined, 'GRAPHQL_PARSE_FAILED'],
    ['too many tokens', `{ ${'__typename '.repeat(1_000)} }`, undefined, undefined, 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', '{ nothing }', undefined, undefined, 'GRAPHQL_VALIDATION_FAILED'],
    ['a hidden field', '{ hidden }', undefined, undefined, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a hidden enum value',
      '{ thing(id: 1, size: HUGE) { id } }',
      undefined,
      undefined,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a cyclic fragment',
      '{ ...F } fragment F on Query { ...F }',
      undefined,
      undefined,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a kind of operation the graph does not have',
      'mutation { x }',
      undefined,
      undefined,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'no name for one of two operations',
      'query A { other } query B { other }',
      {},
      undefined,
      'BAD_USER_INPUT',
    ],
    ['a name that is not there', 'query A { other }', {}, 'B', 'BAD_USER_INPUT'],
    [
      'a variable of the wrong type',
      'query ($n: Int) { thing(id: 1, count: $n) { id } }',
      { n: 'x' },
      undefined,
      'BAD_USER_INPUT',
    ],
    [
      'a variable that is missing',
      'query ($id: ID!) { thing(id: $id) { id } }',
      {},
      undefined,
      'BAD_USER_INPUT',
    ],
    ['variables that are no object', '{ other }', 'x', undefined, 'BAD_USER_INPUT'],
  ])('%s', async (_what, query, variables, operationName, code) => {
    const answer = await ask(query, variables, operationName);
    expect(new Set(codesOf(answer))).toEqual(new Set([code]));
    expect(answer.data).toBeUndefined();
    expect(requests).toEqual([]);
  });

  test('what the guard refuses, with its own code: a document before it is validated, an operation by its variables', async () => {
    const no = (code: string) => [new GraphQLError('Not today.', { extensions: { code } })];
    const strict = createEngine({
      supergraph,
      send,
      guard: {
        ofDocument: ({ definitions }) => (definitions.length > 1 ? no('DOCUMENT') : []),
        ofOperation: (_operation, { count }) => (count === 2 ? no('OPERATION') : []),
      },
    });
    const two = await strict.prepare({ query: '{ nothing } { nothing }' });
    expect(codesOf(two as ExecutionResult)).toEqual(['DOCUMENT']);
    const query = 'query ($count: Int = 2) { thing(id: 1, count: $count) { name } }';
    const prepared = (await strict.prepare({ query })) as Prepared;
    expect(codesOf(await strict.execute(prepared, {}, context))).toEqual(['OPERATION']);
    expect(codesOf((await strict.subscribe(prepared, {}, context)) as ExecutionResult)).toEqual([
      'OPERATION',
    ]);
    expect(requests).toEqual([]);
    expect((await strict.execute(prepared, { count: 3 }, context)).data).toEqual({ thing: { name: 'one' } });
  });
});

describe('an operation that repeats itself', () => {
  test('is answered, however often it says the same', async () => {
    const spreads = '...F '.repeat(2_000);
    const query = `{ thing(id: 1) { ${'name '.repeat(2_000)} ${spreads} } } fragment F on Thing { id }`;
    const roomy = createEngine({ supergraph, send });
    const prepared = (await roomy.prepare({ query })) as Prepared;
    expect(await roomy.execute(prepared, {}, context)).toEqual({ data: { thing: { name: 'one', id: '1' } } });
  });

  test('is told so where its repeats cannot be compared', async () => {
    const roomy = createEngine({ supergraph, send });
    const refused = await roomy.prepare({ query: `{ ${'thing(id: 1) { id } '.repeat(1_000)} }` });
    const { errors } = refused as ExecutionResult;
    expect(codesOf({ errors })).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(errors?.[0]?.message).toContain('ask for each field once');
  });
});

describe('preparing', () => {
  test('is shared by those who ask for the same at the same time, and kept', async () => {
    const query = '{ other # shared\n }';
    const [one, two] = await Promise.all([engine.prepare({ query }), engine.prepare({ query })]);
    expect(one).toBe(two);
    expect(await engine.prepare({ query })).toBe(one);
    expect(await engine.prepare({ query, operationName: null })).toBe(one);
  });

  test('keeps no more than it may, and those used last', async () => {
    const texts = ['{ a: other }', '{ b: other }', '{ c: other }'];
    const [a] = await Promise.all(texts.slice(0, 2).map((query) => engine.prepare({ query })));
    await engine.prepare({ query: '{ a: other }' });
    await engine.prepare({ query: '{ c: other }' });
    expect(await engine.prepare({ query: '{ a: other }' })).toBe(a);
  });

  test('that fails is tried again the next time', async () => {
    let fails = true;
    const broken = createEngine({
      supergraph: {
        ...supergraph,
        planner: {
          plan: (operation) =>
            fails ? Promise.reject(new Error('cancelled')) : supergraph.planner.plan(operation),
        },
      },
      send,
    });
    const first = await broken.prepare({ query: '{ other }' });
    expect(codesOf(first as ExecutionResult)).toEqual(['INTERNAL_SERVER_ERROR']);
    fails = false;
    expect(await broken.prepare({ query: '{ other }' })).toHaveProperty('kind', 'query');
  });
});

describe('variables', () => {
  test('go to subgraphs checked, with defaults, and only where they are used', async () => {
    const query = `query ($id: ID!, $size: Size = LARGE, $filter: Filter, $unused: Boolean = true) {
      thing(id: $id, size: $size, filter: $filter) { id more }
      other @include(if: $unused)
    }`;
    await ask(query, { id: 7, filter: { text: 'x' } });
    const thing = requests.find(({ operation }) => operation.text.includes('thing('));
    expect(thing?.variables).toEqual({ id: '7', size: 'LARGE', filter: { text: 'x', deep: [1] } });
    const entities = requests.find((request) => request.entities !== undefined);
    expect(entities?.variables).toBeUndefined();
  });

  test('may be called like the ones that the planner makes', async () => {
    const query =
      'query ($representations: ID!, $__batch_reps_0: Int) { thing(id: $representations, count: $__batch_reps_0) { more } }';
    expect(await ask(query, { representations: '1', __batch_reps_0: 3 })).toEqual({
      data: { thing: { more: 'more' } },
    });
    expect(new Set(Object.values(requests[0]?.variables ?? {}))).toEqual(new Set(['1', 3]));
  });
});

describe('what the gateway answers by itself', () => {
  test('is introspection, the same as graphql-js gives for the public schema', async () => {
    const document = parse(getIntrospectionQuery());
    expect(await ask(getIntrospectionQuery())).toEqual(
      JSON.parse(JSON.stringify(executeSync({ schema: supergraph.publicSchema, document }))),
    );
    expect(requests).toEqual([]);
  });

  test('is introspection beside data, with aliases, fragments and variables', async () => {
    const query = `query ($name: String!) { root: __typename t: __type(name: $name) { ...T } other ...S }
      fragment T on __Type { name description fields(includeDeprecated: true) { name deprecationReason } }
      fragment S on Query { __schema { queryType { name } } }`;
    expect(JSON.parse(JSON.stringify(await ask(query, { name: 'Thing' })))).toEqual({
      data: {
        root: 'Query',
        t: {
          name: 'Thing',
          description: 'A thing.',
          fields: [
            { name: 'id', deprecationReason: null },
            { name: 'more', deprecationReason: null },
            { name: 'name', deprecationReason: null },
            { name: 'old', deprecationReason: 'Use name.' },
          ],
        },
        other: 'other',
        __schema: { queryType: { name: 'Query' } },
      },
    });
    expect(requests).toHaveLength(1);
  });

  test('is __typename of the root, and what is left when all is skipped', async () => {
    expect(await ask('query ($no: Boolean!) { __typename other @include(if: $no) }', { no: false })).toEqual({
      data: { __typename: 'Query' },
    });
    expect(await ask('{ other @skip(if: true) }')).toEqual({ data: {} });
    expect(requests).toEqual([]);
  });
});
