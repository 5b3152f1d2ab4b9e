import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { PassingFault } from '../passing-fault.js';
import { trySupergraph } from './index.js';

const { supergraphSdl = '' } = composeServices([
  {
    name: 'shops',
    url: 'http://shops/graphql',
    typeDefs: parse('type Query { shop: Shop, count: Int, town(code: ID!): Int } type Shop { name: String }'),
  },
]);

/** One that the planner does not refuse: it ends its process. */
const fatal = supergraphSdl.replace('count: Int', 'count: Int @join__field(graph: SHOPS, type: "[[Int")');

test('a supergraph that can be loaded passes its trial', async () => {
  await trySupergraph(supergraphSdl);
});

test('one that can not fails it with the reason', async () => {
  await expect(trySupergraph('type Query { a: Int }')).rejects.toThrow(/^This is not a supergraph/);
});

test('one that ends the process of the planner fails it with that process’s last words', async () => {
  await expect(trySupergraph(fatal)).rejects.toThrow(/ended with SIGABRT: .*\n?.*Mismatched brackets/);
});

test('a trial that takes too long, or is given up, is ended', async () => {
  const late = trySupergraph(supergraphSdl, { timeout: 1 });
  await expect(late).rejects.toThrow('not done within 1 ms');
  await expect(late).rejects.toBeInstanceOf(PassingFault);
  const given = trySupergraph(supergraphSdl, { signal: AbortSignal.timeout(1) });
  await expect(given).rejects.toThrow('aborted');
});

test('a trial that somebody kills says so, and may go well the next time', async () => {
  const killed = trySupergraph(supergraphSdl);
  const outcome = killed.catch((error: unknown) => error);
  const kill = ['-KILL', '-P', String(process.pid), '-f', 'supergraph/trial.js'];
  while (spawnSync('pkill', kill).status !== 0) await new Promise(setImmediate);
  expect(await outcome).toBeInstanceOf(PassingFault);
  await expect(killed).rejects.toThrow(/ was killed/);
});
