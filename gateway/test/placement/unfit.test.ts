import { describe, expect, test } from '@jest/globals';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { createPlacement, type Deployments } from '../../src/placement/index.js';
import { createSubgraphs } from '../../src/subgraphs/index.js';
import { loadSupergraph } from '../../src/supergraph/index.js';

const HEAD = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
  @link(url: "https://agreement-hub.org/spec/v1.0", import: ["@placement", "@gather", "@format", "@placedBy"])
  @composeDirective(name: "@placement") @composeDirective(name: "@gather") @composeDirective(name: "@format")
  @composeDirective(name: "@placedBy")
  directive @placement(subgraph: String!, key: String!) repeatable on OBJECT
  directive @gather(by: String) on FIELD_DEFINITION
  directive @format(as: String!) on SCALAR
  directive @placedBy(argument: String!) on FIELD_DEFINITION
`;

function supergraphOf(things: string) {
  const subgraphs = [
    { name: 'things', typeDefs: parse(HEAD + things), url: 'http://things' },
    { name: 'others', typeDefs: parse('type Query { other: Int }'), url: 'http://others' },
  ];
  const { supergraphSdl, errors } = composeServices(subgraphs);
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return loadSupergraph(supergraphSdl);
}

const THINGS =
  'type Query { things: [Thing] @gather } type Thing @key(fields: "id") @placement(subgraph: "things", key: "id") { id: ID! }';
const PLACEMENTS = [{ code: 'aa', name: 'A', url: 'http://a.test/base', fallback: true }];
const OTHERS = { url: 'http://others.test' };

const place = (things: string, deployments?: Deployments) =>
  createPlacement({ supergraph: supergraphOf(things), deployments, subgraphs: createSubgraphs() });

describe('a map of deployments that does not fit the graph is refused, the fault named', () => {
  test.each<[string, Deployments, string]>([
    [
      'a placed subgraph is left out',
      { subgraphs: { others: OTHERS }, placements: PLACEMENTS },
      'things: expected a path',
    ],
    [
      'a placed subgraph is misspelt',
      { subgraphs: { others: OTHERS, thing: { path: '/t' } }, placements: PLACEMENTS },
      'thing: expected one of others, things',
    ],
    [
      'another has a path',
      { subgraphs: { things: { path: '/t' }, others: { path: '/o' } }, placements: PLACEMENTS },
      'others: expected a url, since the graph does not place it',
    ],
    [
      'another is left out',
      { subgraphs: { things: { path: '/t' } }, placements: PLACEMENTS },
      'others: expected an address',
    ],
    [
      'a placed subgraph is at one address',
      { subgraphs: { others: OTHERS, things: { url: 'http://things.test' } }, placements: PLACEMENTS },
      'things: expected a path',
    ],
  ])('where %s', (_what, map, message) => {
    expect(() => place(THINGS, map)).toThrow(message);
  });
});

test('without a map every subgraph is where it was composed', () => {
  expect(() => place(THINGS)).not.toThrow();
});

describe('a graph whose fields are declared to be gathered and can not be is refused, the field named', () => {
  const page = 'type Page { hasNextPage: Boolean! }';
  test.each([
    ['a single value', 'type Query { count: Int @gather }', '@gather on Query.count: expected a list'],
    [
      'a connection without a key to merge by',
      `type Query { rows: Rows @gather } type Rows { edges: [Edge!]! pageInfo: Page! } type Edge { cursor: String! } ${page}`,
      '@gather on Query.rows: expected a list, or a connection whose edges have a sortKey',
    ],
    [
      'a field of what is no entity',
      'type Query { box: Box } type Box { things: [Int] @gather }',
      '@gather on Box.things: expected Box to be the query type or to have a key',
    ],
  ])('%s', (_what, things, message) => {
    expect(() => place(things)).toThrow(message);
  });
});

describe('a graph whose mutations can not be sent to one placement is refused, the field named', () => {
  const input = 'input Added { id: ID! box: Box } input Box { id: ID }';
  test.each([
    [
      'one that does not say which',
      'type Mutation { add(id: ID!): Thing }',
      'Mutation.add: expected @placedBy, since its subgraph things is placed',
    ],
    [
      'an argument that it does not have',
      'type Mutation { add(id: ID!): Thing @placedBy(argument: "code") }',
      '@placedBy on Mutation.add: expected the way to a value of its arguments, got code',
    ],
    [
      'a field that its input does not have',
      `type Mutation { add(input: Added!): Thing @placedBy(argument: "input.code") } ${input}`,
      'got input.code',
    ],
    [
      'a field that is no value',
      `type Mutation { add(input: Added!): Thing @placedBy(argument: "input.box") } ${input}`,
      'got input.box',
    ],
    [
      'a field of no root type',
      'extend type Thing { part(id: ID!): Int @placedBy(argument: "id") }',
      '@placedBy on Thing.part: expected a field of a root type',
    ],
  ])('%s', (_what, more, message) => {
    expect(() => place(`${THINGS} ${more}`)).toThrow(message);
  });

  test('but not one that does, nor one of a subgraph that is not placed', () => {
    const fits = `type Mutation { add(input: Added!): Thing @placedBy(argument: "input.box.id") } ${input}`;
    expect(() => place(`${THINGS} ${fits}`)).not.toThrow();
    expect(() => place('type Query { a: Int } type Mutation { add: Int }')).not.toThrow();
  });
});

test('a format that nobody knows is refused when the graph is read', () => {
  expect(() => supergraphOf('scalar Odd @format(as: "odd") type Query { odd: Odd }')).toThrow(
    '@format on Odd: expected as to be one of date, date-time, int53, got odd.',
  );
});
