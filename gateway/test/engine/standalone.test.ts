import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compose, FEDERATION } from './support/federated-graph.js';
import { type RunningSubgraph, type SubgraphDefinition, startSubgraph } from './support/subgraph-server.js';

const PROGRAM = fileURLToPath(new URL('../../dist/standalone.js', import.meta.url));

const GREETINGS: SubgraphDefinition = {
  name: 'greetings',
  typeDefs: `${FEDERATION} type Query { greeting(to: String!): String }`,
  resolvers: { Query: { greeting: (_: unknown, { to }: { to: string }) => `Hello ${to}` } },
};

let folder: string;
let subgraph: RunningSubgraph;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'standalone-'));
  subgraph = await startSubgraph(GREETINGS);
});
afterAll(async () => {
  await subgraph?.stop();
  await rm(folder, { recursive: true });
});

/** Starts the program; resolves with its first line that matches, or, when it ends before, with what it said. */
async function start(...args: string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const ready = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        const [, address] = /^Serving .* at (\S+)$/m.exec(said) ?? [];
        if (address !== undefined) resolve(address);
      });
    }
  });
  return { child, ready, ended, said: () => said };
}

describe('npm run gateway', () => {
  test('serves a supergraph by itself, with addresses of subgraphs of one’s own, until it is told to stop', async () => {
    const supergraph = path.join(folder, 'supergraph.graphql');
    await writeFile(supergraph, compose([GREETINGS], new Map()));
    const { child, ready, ended } = await start(
      ...['--supergraph', supergraph, '--port', '0', '--log-level', 'silent'],
      ...['--subgraph', `greetings=${subgraph.url}`],
    );
    const answer = await fetch(await ready, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'query ($to: String!) { greeting(to: $to) }', variables: { to: 'you' } }),
    });
    expect(await answer.json()).toEqual({ data: { greeting: 'Hello you' } });
    const page = await fetch(new URL('/', await ready), { redirect: 'manual' });
    expect([page.status, page.headers.get('location')]).toEqual([302, '/graphql']);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  test('with the address of a subgraph that is not there names those that are', async () => {
    const supergraph = path.join(folder, 'supergraph.graphql');
    await writeFile(supergraph, compose([GREETINGS], new Map()));
    const { ended, said } = await start(
      ...['--supergraph', supergraph, '--port', '0', '--subgraph', 'greeting=http://127.0.0.1:1'],
    );
    expect(await ended).toBe(1);
    expect(said()).toContain('greeting: expected one of greetings');
  });

  test.each([
    ['no supergraph', ['--port', '0'], /--supergraph: expected the path of a supergraph, got nothing/],
    ['a file that is not there', ['--supergraph', '/none.graphql', '--port', '0'], /none\.graphql/],
    [
      'a file that is no supergraph',
      ['--supergraph', 'package.json', '--port', '0'],
      /--supergraph: expected a supergraph/,
    ],
    ['a port that is none', ['--supergraph', 'x', '--port', 'y'], /PORT: got "y", wanted a port/],
  ])('with %s says so and ends with 1', async (_what, args, message) => {
    const { ended, said } = await start(...args);
    expect(await ended).toBe(1);
    expect(said()).toMatch(message);
    expect(said()).not.toMatch(/ at .*\.js:\d+/);
  });
});
