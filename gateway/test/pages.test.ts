import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from './support/gateway.js';

const package_ = fileURLToPath(new URL('..', import.meta.url));
let gateway: TestGateway;
let operations: string;

beforeAll(async () => {
  if (!existsSync(join(package_, 'dist/pages')))
    execFileSync(process.execPath, [join(package_, 'build-pages.js')]);
  operations = await mkdtemp(join(tmpdir(), 'hub-operations-'));
  await writeFile(join(operations, 'a-listening.graphql'), '# Listens.\nsubscription Listening { ticks }');
  await writeFile(
    join(operations, 'greeting.graphql'),
    'query Greeting($name: String!) { greeting(name: $name) }',
  );
  await writeFile(join(operations, 'greeting.variables.json'), '{ "name": "you" }');
  await mkdir(join(operations, 'farewells'));
  await writeFile(join(operations, 'farewells/soon.graphql'), 'query Soon { soon }');
  await writeFile(join(operations, 'farewells/never.graphql'), 'query Never { never }');
  await mkdir(join(operations, 'empty'));
  gateway = await startGateway({ operations, demo: true });
});
afterAll(async () => {
  await gateway.stop();
  await rm(operations, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, gateway.url), { headers });

/** The addresses that a page names in its tags. */
const addressesIn = (html: string) =>
  [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address = '']) => address);

describe('the pages', () => {
  it.each([
    ['/', '*/*'],
    ['/graphql', 'text/html,application/xhtml+xml,*/*;q=0.8'],
  ])('at %s come from the gateway alone, with everything they name', async (path, accept) => {
    const response = await get(path, { accept });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const addresses = addressesIn(await response.text()).filter((address) => address.startsWith('/pages/'));
    expect(addresses.length).toBeGreaterThanOrEqual(2);
    for (const address of addresses) {
      const file = await get(address);
      expect(file.status).toBe(200);
      expect(file.headers.get('content-type')).toMatch(
        address.endsWith('.css') ? /^text\/css/ : /^text\/javascript/,
      );
    }
  });

  it('name no other host', async () => {
    for (const path of ['/', '/graphql']) {
      const html = await (await get(path, { accept: 'text/html' })).text();
      expect(addressesIn(html).filter((address) => /^(https?:)?\/\//.test(address))).toEqual([]);
    }
  });

  it.each(['editor', 'json', 'graphql'])('have the worker of the editor for %s', async (name) => {
    expect((await get(`/pages/graphiql/${name}.worker.js`)).status).toBe(200);
  });

  it('are not sent again where the browser has them', async () => {
    const { headers } = await get('/pages/graphiql/main.js');
    const again = await get('/pages/graphiql/main.js', { 'if-none-match': headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('know the named operations, what asks before what listens, with example variables; those of a folder are one document', async () => {
    expect(await (await get('/pages/graphiql/operations.json')).json()).toEqual([
      {
        name: 'farewells',
        query: expect.stringMatching(/^# 2 operations.*\n\nquery Never { never }\nquery Soon { soon }$/),
        variables: '',
      },
      { name: 'greeting', query: expect.stringContaining('query Greeting'), variables: '{ "name": "you" }' },
      { name: 'a-listening', query: expect.stringContaining('subscription'), variables: '' },
    ]);
  });

  it('know that the data is a demonstration', async () => {
    expect(await (await get('/pages/dashboard/settings.json')).json()).toEqual({ demo: true });
  });

  it.each([
    '/pages/../package.json',
    '/pages/%2e%2e/%2e%2e/package.json',
    '/pages/graphiql',
    '/pages/nothing.js',
  ])('are all there is: %s is not found', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});
