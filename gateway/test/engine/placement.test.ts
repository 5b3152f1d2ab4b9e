import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import {
  FEDERATION,
  FEDERATION_AND_OWN,
  type FederatedGraph,
  startGraph,
} from './support/federated-graph.js';
import type { SubgraphDefinition } from './support/subgraph-server.js';

/** Shops lie by the first two characters of their number in three warehouses; one of them takes what no other has. */
const SHOPS: Record<string, { number: string; name: string }[]> = {
  aa: [
    { number: 'aa1', name: 'Ada' },
    { number: 'aa3', name: 'Ante' },
  ],
  bb: [{ number: 'bb2', name: 'Bo' }],
  zz: [
    { number: 'ab9', name: 'Elsewhere' },
    { number: 'zz0', name: 'Zorn' },
  ],
};

const shops = (code: string): SubgraphDefinition & { deployment: string } => ({
  name: 'shops',
  deployment: code,
  typeDefs: `${FEDERATION_AND_OWN}
    type Query {
      shops(named: String): [Shop] @gather
      shop(number: ID!): Shop
      stall(number: ID!): Stall
      greeting(to: String): String
    }
    type Mutation { rename(number: ID!, name: String!): Shop @placedBy(argument: "number") }
    type Shop @key(fields: "number") @placement(subgraph: "shops", key: "number") {
      number: ID! name: String! broken: String open(on: String): Boolean
    }
    type Stall @key(fields: "number") @placement(subgraph: "shops", key: "number") { number: ID! shop: Shop }`,
  resolvers: {
    Query: {
      shops: (_: unknown, { named = '' }: { named?: string }) =>
        SHOPS[code]?.filter(({ name }) => name.toLowerCase().includes(named)),
      shop: (_: unknown, { number }: { number: string }) =>
        SHOPS[code]?.find((shop) => shop.number === number),
      stall: (_: unknown, { number }: { number: string }) => ({ number }),
      greeting: (_: unknown, { to }: { to?: string }) => `${code} greets ${to}`,
    },
    Mutation: {
      rename: (_: unknown, { number, name }: { number: string; name: string }) => ({ number, name }),
    },
    Shop: {
      __resolveReference: ({ number }: { number: string }) =>
        SHOPS[code]?.find((shop) => shop.number === number),
      broken: ({ number }: { number: string }) => {
        if (number === 'aa3') throw new Error('It is broken.');
        return 'whole';
      },
      open: (_: unknown, { on }: { on?: string }) => on === 'monday',
    },
    Stall: {
      __resolveReference: (reference: object) => reference,
      shop: ({ number }: { number: string }) => SHOPS[code]?.find((shop) => shop.number === number),
    },
  },
});

const guide: SubgraphDefinition = {
  name: 'guide',
  typeDefs: `${FEDERATION}
    type Query { route: [Stop!]! first: Shop second: Shop }
    type Stop { at: Shop }
    type Shop @key(fields: "number") { number: ID! rating: Int }`,
  resolvers: {
    Query: {
      route: () => ['aa1', 'bb2', 'aa3', 'ab9', 'aa1', 'none', 'x'].map((number) => ({ at: { number } })),
      first: () => ({ number: 'aa1' }),
      second: () => ({ number: 'bb2' }),
    },
    Shop: {
      __resolveReference: (reference: object) => reference,
      rating: ({ number }: { number: string }) => number.charCodeAt(0) - 96,
    },
  },
};

let graph: FederatedGraph;

beforeAll(async () => {
  graph = await startGraph([shops('zz'), guide], ['aa', 'bb', 'zz'].map(shops), {
    placedDeadline: 2_000,
    deployments: (servers) => ({
      subgraphs: { shops: { path: '/graphql' }, guide: { url: servers.get('guide')?.url ?? '' } },
      placements: ['aa', 'bb', 'zz'].map((code) => ({
        code,
        name: `Warehouse ${code}`,
        url: servers.get(code)?.url ?? '',
        fallback: code === 'zz',
      })),
    }),
  });
});
afterEach(() => {
  for (const server of graph.servers.values()) {
    server.misbehave();
    server.takeRequests();
  }
});
afterAll(() => graph?.stop());

const asked = () =>
  Object.fromEntries(
    ['aa', 'bb', 'zz'].map((code) => [code, graph.servers.get(code)?.takeRequests().length]),
  );
const hang = () => undefined;

describe('entities of a placed type', () => {
  const QUERY = '{ route { at { number name } } }';

  test('come from the placement that their key names, one request each, in order', async () => {
    const answer = await graph.ask(QUERY);
    expect(JSON.parse(JSON.stringify(answer.data)).route).toEqual([
      { at: { number: 'aa1', name: 'Ada' } },
      { at: { number: 'bb2', name: 'Bo' } },
      { at: { number: 'aa3', name: 'Ante' } },
      { at: { number: 'ab9', name: 'Elsewhere' } },
      { at: { number: 'aa1', name: 'Ada' } },
      { at: null },
      { at: null },
    ]);
    expect(asked()).toEqual({ aa: 1, bb: 1, zz: 1 });
  });

  test('with a key that names no placement are an error of their own', async () => {
    const { errors } = await graph.ask(QUERY);
    expect(errors?.map(({ path, extensions }) => ({ path, code: extensions.code }))).toEqual([
      { path: ['route', 5, 'at', 'name'], code: 'FAILED' },
      { path: ['route', 6, 'at', 'name'], code: 'SUBGRAPH_FAILED' },
    ]);
    expect(errors?.[1]?.message).toContain('Expected the number of a Shop');
  });

  test('cost only their own data when a placement does not answer in time', async () => {
    graph.servers.get('aa')?.misbehave(hang);
    const { data, errors } = await graph.ask('{ route { at { number rating open(on: "monday") } } }');
    const route = (data as { route: { at: unknown }[] }).route;
    expect(route.slice(0, 3).map(({ at }) => at)).toEqual([
      { number: 'aa1', rating: 1, open: null },
      { number: 'bb2', rating: 2, open: true },
      { number: 'aa3', rating: 1, open: null },
    ]);
    const late = errors?.filter(({ extensions }) => extensions.code === 'TIMEOUT') ?? [];
    expect(late.map(({ path }) => path)).toEqual([
      ['route', 0, 'at', 'open'],
      ['route', 2, 'at', 'open'],
      ['route', 4, 'at', 'open'],
    ]);
    expect(late[0]?.extensions).toEqual({
      code: 'TIMEOUT',
      region: 'aa',
      regionName: 'Warehouse aa',
      subgraph: 'shops',
    });
  });

  test('bring their own errors to the place where they sit', async () => {
    const { errors } = await graph.ask('{ route { at { broken } } }');
    const broken = errors?.filter(({ message }) => message === 'It is broken.');
    expect(broken?.map(({ path, extensions }) => [path, extensions.region])).toEqual([
      [['route', 2, 'at', 'broken'], 'aa'],
    ]);
  });

  test('of a batch are split for each of its fields', async () => {
    const answer = await graph.ask('{ first { name } second { name open(on: "monday") } }');
    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      data: { first: { name: 'Ada' }, second: { name: 'Bo', open: true } },
    });
    expect(asked()).toEqual({ aa: 1, bb: 1, zz: 0 });
  });
});

describe('root fields of a placed subgraph', () => {
  test('that gather ask every placement and are sorted by the placed key', async () => {
    const answer = await graph.ask('{ all: shops { label: name } }');
    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      data: {
        all: [
          { label: 'Ada' },
          { label: 'Ante' },
          { label: 'Elsewhere' },
          { label: 'Bo' },
          { label: 'Zorn' },
        ],
      },
    });
    expect(asked()).toEqual({ aa: 1, bb: 1, zz: 1 });
  });

  test('that gather name a placement that is down by a null in its place', async () => {
    graph.servers.get('bb')?.misbehave((response) => response.socket?.destroy());
    const { data, errors } = await graph.ask('{ shops { number } }');
    expect((data as { shops: unknown[] }).shops).toEqual([
      { number: 'aa1' },
      { number: 'aa3' },
      { number: 'ab9' },
      null,
      { number: 'zz0' },
    ]);
    expect(errors?.map(({ path, extensions }) => ({ path, ...extensions }))).toEqual([
      {
        path: ['shops', 3],
        code: 'REGION_UNREACHABLE',
        region: 'bb',
        regionName: 'Warehouse bb',
        subgraph: 'shops',
      },
    ]);
  });

  test('that gather keep the places of errors within their items', async () => {
    const { errors } = await graph.ask('{ shops { broken } }');
    expect(errors?.map(({ path, extensions }) => [path, extensions.region])).toEqual([
      [['shops', 1, 'broken'], 'aa'],
    ]);
  });

  test('with an argument called like the key go to that placement alone, also by a variable', async () => {
    const answer = await graph.ask('query ($n: ID!) { shop(number: $n) { name } }', { n: 'bb2' });
    expect(answer.data).toEqual({ shop: { name: 'Bo' } });
    expect(asked()).toEqual({ aa: 0, bb: 1, zz: 0 });
  });

  test('that name no placement go to the one that takes the rest', async () => {
    const answer = await graph.ask('{ shop(number: "99") { name } greeting(to: "all") }');
    expect(JSON.parse(JSON.stringify(answer))).toEqual({ data: { shop: null, greeting: 'zz greets all' } });
    expect(asked()).toEqual({ aa: 0, bb: 0, zz: 1 });
  });

  test('of one operation are split into one request for each placement', async () => {
    const answer = await graph.ask(
      `query ($a: ID!, $b: ID!, $named: String, $to: String) {
        first: shop(number: $a) { ...S } shops(named: $named) { ...S rating }
        other: shop(number: $b) { name } greeting(to: $to) again: shop(number: "aa3") { n: number }
      } fragment S on Shop { name }`,
      { a: 'aa1', b: 'bb2', named: 'o', to: 'you' },
    );
    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      data: {
        first: { name: 'Ada' },
        shops: [
          { name: 'Bo', rating: 2 },
          { name: 'Zorn', rating: 26 },
        ],
        other: { name: 'Bo' },
        greeting: 'zz greets you',
        again: { n: 'aa3' },
      },
    });
    expect(asked()).toEqual({ aa: 1, bb: 1, zz: 1 });
  });

  test('are null with an error that names the placement when it is down', async () => {
    graph.servers.get('aa')?.misbehave((response) => response.socket?.destroy());
    const { data, errors } = await graph.ask(
      '{ shop(number: "aa1") { name } other: shop(number: "bb2") { name } }',
    );
    expect(data).toEqual({ shop: null, other: { name: 'Bo' } });
    expect(errors?.map(({ path, extensions }) => ({ path, ...extensions }))).toEqual([
      {
        path: ['shop'],
        code: 'REGION_UNREACHABLE',
        region: 'aa',
        regionName: 'Warehouse aa',
        subgraph: 'shops',
      },
    ]);
  });

  test('that change something go to the placement named, one after the other', async () => {
    const answer = await graph.ask(
      'mutation { a: rename(number: "aa1", name: "A") { name } b: rename(number: "bb2", name: "B") { name rating } }',
    );
    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      data: { a: { name: 'A' }, b: { name: 'B', rating: 2 } },
    });
    expect(asked()).toEqual({ aa: 1, bb: 1, zz: 0 });
  });
});
