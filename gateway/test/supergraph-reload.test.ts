import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createGateway, type Gateway } from '../src/index.js';
import { DEFAULT_LIMITS } from '../src/limits/index.js';
import { supergraphOf } from './support/gateway.js';
import { connect } from './support/live-client.js';
import { codeOf, post } from './support/post.js';
import { startSubgraph, type TestSubgraph } from './support/subgraph.js';

let subgraph: TestSubgraph;
let gateway: Gateway;
let folder: string;
let address: string;

beforeAll(async () => {
  subgraph = await startSubgraph();
  folder = await mkdtemp(join(tmpdir(), 'hub-supergraph-'));
  await writeFile(join(folder, 'supergraph.graphql'), supergraphOf(subgraph));
  gateway = createGateway({
    port: 0,
    host: '127.0.0.1',
    supergraph: join(folder, 'supergraph.graphql'),
    allowedOrigins: [],
    trustedProxies: [],
    demo: false,
    logLevel: 'silent',
    limits: DEFAULT_LIMITS,
    requestTimeout: 60_000,
    subgraphDeadline: 60_000,
    stopTimeout: 1_000,
  });
  const { port } = await gateway.start();
  address = `127.0.0.1:${port}/graphql`;
});
afterAll(async () => {
  subgraph.release();
  await gateway.stop();
  await subgraph.stop();
  await rm(folder, { recursive: true });
});

const replaceBy = async (text: string) => {
  await writeFile(join(folder, 'new'), text);
  await rename(join(folder, 'new'), join(folder, 'supergraph.graphql'));
};
const ask = (query: string) => post(`http://${address}`, { query });
/** Asks until the answer has this code, or none; the test's own time limit is the limit. */
async function untilCode(query: string, code: string | undefined): Promise<void> {
  while (codeOf(await ask(query)) !== code) await new Promise((resolve) => setTimeout(resolve, 20));
}

it('a supergraph that is replaced is taken over: what runs finishes, and what no longer fits is told so', async () => {
  const held = ask('{ held }');
  await subgraph.waiting();
  const client = await connect(`ws://${address}`);
  client.send({ type: 'connection_init' });
  await client.next();
  client.send({ type: 'subscribe', id: 'kept', payload: { query: 'subscription { ticks(to: 1) }' } });
  expect(await client.next()).toMatchObject({ id: 'kept', payload: { data: { ticks: 1 } } });
  client.send({ type: 'subscribe', id: 'gone', payload: { query: 'subscription { added { title } }' } });
  expect(await client.next()).toMatchObject({
    id: 'gone',
    payload: { data: { added: { title: 'book 0' } } },
  });

  await replaceBy('This is no supergraph.');
  expect(codeOf(await ask('{ node { id } }'))).toBeUndefined();
  const lessThan = (types: string) =>
    types.replace('held: String', 'let: String').replace('added: Book', 'removed: Book');
  await replaceBy(supergraphOf(subgraph, lessThan));
  await untilCode('{ held @skip(if: true) greeting }', 'GRAPHQL_VALIDATION_FAILED');

  const told = await client.next();
  expect(told.id).toBe('gone');
  expect(JSON.stringify(told)).toContain('"SCHEMA_CHANGED"');
  expect(JSON.stringify(told)).toContain('added');
  expect((await ask('{ greeting }')).body).toEqual({ data: { greeting: 'Hello world' } });
  subgraph.release();
  expect((await held).body).toEqual({ data: { held: 'let go' } });

  await replaceBy(supergraphOf(subgraph));
  await untilCode('{ held @skip(if: true) greeting }', undefined);
  client.terminate();
  await subgraph.quiet();
});
