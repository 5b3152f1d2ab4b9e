import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from '@jest/globals';
import { freePort, freePorts } from './free-ports.js';

const OUTGOING_FROM = 32_768;

it('gives ports that no outgoing connection is given, each once', async () => {
  const ports = await freePorts(200);
  expect(new Set(ports).size).toBe(200);
  expect(ports.filter((port) => port >= OUTGOING_FROM)).toEqual([]);
});

it('leaves out a port that somebody listens on', async () => {
  const port = await freePort();
  const taken = port === OUTGOING_FROM - 1 ? 21_000 : port + 1;
  const server = createServer().listen(taken, '127.0.0.1');
  await once(server, 'listening');
  try {
    expect(await freePort()).not.toBe(taken);
  } finally {
    server.close();
  }
});
