import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { ownTime } from '../../test/support/own-time.js';
import { compose, FEDERATION } from './engine/support/federated-graph.js';
import {
  type RunningSubgraph,
  type SubgraphDefinition,
  startSubgraph,
} from './engine/support/subgraph-server.js';
import { startGateway, type TestGateway } from './support/gateway.js';
import { post } from './support/post.js';

/** What a request may take beyond a deadline; less than a service has. */
const LITTLE = 350;
const QUERY = '{ shops { name visitors goods { id price } } }';

const reference = { __resolveReference: (given: object) => given };
const DEFINITIONS: SubgraphDefinition[] = [
  {
    name: 'shops',
    typeDefs: `${FEDERATION} type Query { shops: [Shop] } type Shop @key(fields: "name") { name: ID! }`,
    resolvers: { Query: { shops: () => [{ name: 'Corner' }] } },
  },
  {
    name: 'crowds',
    typeDefs: `${FEDERATION} type Shop @key(fields: "name") { name: ID! visitors: Int }`,
    resolvers: { Shop: { ...reference, visitors: () => 3 } },
  },
  {
    name: 'shelves',
    typeDefs: `${FEDERATION} type Shop @key(fields: "name") { name: ID! goods: [Good] } type Good @key(fields: "id") { id: ID! }`,
    resolvers: { Shop: { ...reference, goods: () => [{ id: 'bread' }] } },
  },
  {
    name: 'prices',
    typeDefs: `${FEDERATION} type Good @key(fields: "id") { id: ID! price: Int }`,
    resolvers: { Good: { ...reference, price: () => 30 } },
  },
];

const servers = new Map<string, RunningSubgraph>();
const gateways: TestGateway[] = [];
let folder: string;

beforeAll(async () => {
  for (const definition of DEFINITIONS) servers.set(definition.name, await startSubgraph(definition));
  folder = await mkdtemp(join(tmpdir(), 'hub-services-'));
  await writeFile(join(folder, 'supergraph.graphql'), compose(DEFINITIONS, servers));
});
afterEach(async () => {
  for (const server of servers.values()) server.misbehave();
  for (const gateway of gateways.splice(0)) await gateway.stop();
});
afterAll(async () => {
  for (const server of servers.values()) await server.stop();
  await rm(folder, { recursive: true });
});

function hang(...names: string[]): void {
  for (const name of names) servers.get(name)?.misbehave(() => undefined);
}

/** A gateway with this much time for each service, and for a whole request; it has answered once already. */
async function gatewayWith(times: { readonly service: number; readonly request: number }) {
  const deployments = join(folder, 'deployments.json');
  const subgraphs = Object.fromEntries(
    [...servers].map(([name, { url }]) => [name, { url, deadline: times.service }]),
  );
  await writeFile(deployments, JSON.stringify({ subgraphs }));
  const gateway = await startGateway({
    supergraph: join(folder, 'supergraph.graphql'),
    deployments,
    requestTimeout: times.request,
  });
  gateways.push(gateway);
  const ask = async () => {
    const [begun, begunOwn] = [performance.now(), ownTime()];
    const { status, body } = await post(gateway.url, { query: QUERY });
    return {
      milliseconds: performance.now() - begun,
      own: ownTime() - begunOwn,
      status,
      data: body.data,
      errors: body.errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code]),
    };
  };
  expect(await ask()).toMatchObject({
    status: 200,
    data: { shops: [{ name: 'Corner', visitors: 3, goods: [{ id: 'bread', price: 30 }] }] },
  });
  return ask;
}

test('a service that hangs costs its own data, and its deadline', async () => {
  const ask = await gatewayWith({ service: 500, request: 60_000 });
  hang('crowds');
  const { milliseconds: _milliseconds, own, ...answer } = await ask();
  expect(answer).toEqual({
    status: 200,
    data: { shops: [{ name: 'Corner', visitors: null, goods: [{ id: 'bread', price: 30 }] }] },
    errors: [['shops.0.visitors', 'TIMEOUT']],
  });
  expect(own).toBeLessThan(500 + LITTLE);
});

describe.each([
  ['the second is still waited for', { service: 1_000, request: 1_500 }],
  ['the first is still waited for', { service: 60_000, request: 800 }],
])('two services that hang one after the other, where %s when the request’s time is over', (_when, times) => {
  test('cost their own data, and all else is answered at that time', async () => {
    const ask = await gatewayWith(times);
    hang('crowds', 'prices');
    const { milliseconds, own, ...answer } = await ask();
    expect(answer).toEqual({
      status: 200,
      data: { shops: [{ name: 'Corner', visitors: null, goods: [{ id: 'bread', price: null }] }] },
      errors: [
        ['shops.0.visitors', 'TIMEOUT'],
        ['shops.0.goods.0.price', 'TIMEOUT'],
      ],
    });
    expect(milliseconds).toBeGreaterThanOrEqual(times.request - 5);
    expect(own).toBeLessThan(times.request + LITTLE);
  });
});
