import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { createLogger } from '@hub/common/process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { readConfig } from '../src/config.js';
import { createSubgraphs, type Subgraphs } from '../src/subgraphs/index.js';
import { type WatchedGraph, watchGraph } from '../src/watched-graph.js';

const supergraph = (...names: string[]): string => {
  const services = names.map((name) => ({ name, typeDefs: parse(`type Query { ${name}: Int }`) }));
  return composeServices(services).supergraphSdl ?? '';
};
const map = (...names: string[]): string =>
  JSON.stringify({
    subgraphs: Object.fromEntries(names.map((name) => [name, { url: `http://${name}.test/graphql` }])),
  });

const SUPERGRAPH_TAKEN = 'the supergraph was reloaded';
const MAP_TAKEN = 'the map of deployments was reloaded';
const SUPERGRAPH_NOT = 'the new supergraph is not used: the old one stays';
const MAP_NOT = 'the new map of deployments is not used: the old one stays';

let folder: string;
let subgraphs: Subgraphs;
let graph: WatchedGraph;
let changes: number;
/** What the log says, in the order of its lines; `said` takes from its beginning. */
let lines: { msg: string; err?: { message: string } }[];
let heard = () => {};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-graph-'));
  subgraphs = createSubgraphs({});
  lines = [];
  changes = 0;
});
afterEach(async () => {
  graph.close();
  await subgraphs.close();
  await rm(folder, { recursive: true });
});

const put = async (name: 'supergraph' | 'map', text: string) => {
  await writeFile(join(folder, 'new'), text);
  await rename(join(folder, 'new'), join(folder, name));
};
const begin = async (...names: string[]) => {
  await put('supergraph', supergraph(...names));
  await put('map', map(...names));
  const destination = new Writable({
    write(line, _, done) {
      lines.push(JSON.parse(String(line)));
      heard();
      done();
    },
  });
  graph = await watchGraph({
    config: readConfig({ SUPERGRAPH: join(folder, 'supergraph'), DEPLOYMENTS: join(folder, 'map') }),
    subgraphs,
    log: createLogger({ deployment: 'gateway', destination }),
    onChange: () => {
      changes++;
    },
  });
};
/** The next line of the log. */
const said = async () => {
  while (lines.length === 0) {
    await new Promise<void>((resolve) => {
      heard = resolve;
    });
  }
  const line = lines.shift();
  return [line?.msg, line?.err?.message.split('\n')];
};
const asks = async (field: string) =>
  !('errors' in (await graph.current.engine.prepare({ query: `{ ${field} }` })));

describe('a change that needs both files', () => {
  it('is taken over with the second of them, whichever that is', async () => {
    await begin('a');
    const unfit = [
      'The map of deployments does not fit the graph:',
      '- b: expected an address, got ""',
      'It is tried again when the other file changes.',
    ];
    await put('supergraph', supergraph('a', 'b'));
    expect(await said()).toEqual([SUPERGRAPH_NOT, unfit]);
    expect(await asks('b')).toBe(false);
    await put('map', map('a', 'b'));
    expect(await said()).toEqual([SUPERGRAPH_TAKEN, undefined]);
    expect(await said()).toEqual([MAP_TAKEN, undefined]);
    expect(await asks('b')).toBe(true);

    await put('map', map('a'));
    expect(await said()).toEqual([MAP_NOT, unfit]);
    await put('supergraph', supergraph('a'));
    expect([await said(), await said()]).toEqual([
      [SUPERGRAPH_TAKEN, undefined],
      [MAP_TAKEN, undefined],
    ]);
    expect(await asks('b')).toBe(false);
    expect(changes).toBe(2);
  });

  it('waits while the other file fits only what is in use', async () => {
    await begin('a');
    await put('supergraph', supergraph('a', 'b'));
    expect(await said()).toMatchObject([SUPERGRAPH_NOT, {}]);
    await put('map', `${map('a')}\n`);
    expect(await said()).toEqual([MAP_TAKEN, undefined]);
    expect(await asks('b')).toBe(false);
    await put('map', map('a', 'b'));
    expect([await said(), await said()]).toEqual([
      [SUPERGRAPH_TAKEN, undefined],
      [MAP_TAKEN, undefined],
    ]);
    expect(await asks('b')).toBe(true);
  });

  it('is not made of what is no longer in a file', async () => {
    await begin('a');
    await put('supergraph', supergraph('a', 'b'));
    expect(await said()).toMatchObject([SUPERGRAPH_NOT, {}]);
    await put('supergraph', 'type Query {');
    expect(await said()).toMatchObject([SUPERGRAPH_NOT, ['Syntax Error: Expected Name, found <EOF>.']]);
    await put('map', map('a', 'b'));
    expect(await said()).toMatchObject([MAP_NOT, {}]);
    await put('map', '{');
    expect(await said()).toMatchObject([MAP_NOT, {}]);
    await put('supergraph', supergraph('a', 'b'));
    expect(await said()).toMatchObject([SUPERGRAPH_NOT, {}]);
    expect(changes).toBe(0);
  });
});

it('a supergraph that ends the process of the planner is not used', async () => {
  await begin('a');
  await put('supergraph', supergraph('a').replace('a: Int', 'a: Int @join__field(graph: A, type: "[[Int")'));
  const [message, reason] = await said();
  expect(message).toBe(SUPERGRAPH_NOT);
  expect(String(reason)).toContain('Mismatched brackets');
  expect(await asks('a')).toBe(true);
});
