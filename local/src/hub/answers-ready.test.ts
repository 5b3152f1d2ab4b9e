import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { answersReady } from './answers-ready.js';

test.each([
  ['it says so itself', 200, '{"deployment":"regions-18"}', true],
  ['it is not ready yet', 503, '{"deployment":"regions-18"}', false],
  ['another deployment answers', 200, '{"deployment":"regions-20"}', false],
  ['another program answers to everything', 200, '{}', false],
  ['another program has pages', 200, '<!doctype html>', false],
])('a deployment is ready when it says so itself: %s', async (_what, status, body, ready) => {
  const server = createServer((_, answer) => answer.writeHead(status).end(body)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answered = await answersReady('regions-18', port);
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  expect([answered, await answersReady('regions-18', port)]).toEqual([ready, false]);
});

test('one that does not listen is ready when it has been started', async () => {
  expect(await answersReady('demonstration', undefined)).toBe(true);
});
