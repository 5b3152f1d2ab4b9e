import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { until } from '../../test/support/until.js';
import { startGateway, type TestGateway } from './support/gateway.js';
import { rawConnection, upgradeRequest } from './support/raw-web-socket.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

const H2C = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQAAP__' };
const BODY = '{"query":"{ greeting }"}';
const JSON_OF_IT = {
  'content-type': 'application/json',
  'content-length': String(BODY.length),
};

function request(method: string, path: string, headers: Record<string, string>, body = ''): string {
  const lines = Object.entries({ host: 'hub.test', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path} HTTP/1.1`, ...lines, '', body].join('\r\n');
}

/** What comes back on a connection, as far as the text that is awaited. */
async function answerOn(socket: Socket, sent: string, awaited: RegExp): Promise<string> {
  let text = '';
  const take = (chunk: Buffer) => {
    text += String(chunk);
  };
  socket.on('data', take);
  socket.write(sent);
  await until(() => awaited.test(text), 5_000);
  socket.off('data', take);
  return text;
}

it.each<[string, string, RegExp]>([
  ['a query by POST', request('POST', '/graphql', { ...H2C, ...JSON_OF_IT }, BODY), /Hello world/],
  [
    'a query by GET',
    request('GET', '/graphql?query=%7Bgreeting%7D', {
      ...H2C,
      accept: 'application/json',
      'apollo-require-preflight': '1',
    }),
    /Hello world/,
  ],
  ['a question for its health', request('GET', '/health/live', H2C), /200 OK/],
  ['a WebSocket elsewhere', upgradeRequest('ws://hub.test/elsewhere'), /404 Not Found[\s\S]*requestId/],
  [
    'a WebSocket that is posted',
    upgradeRequest('ws://hub.test/graphql').replace('GET', 'POST'),
    /HTTP\/1\.1 4\d\d [\s\S]*requestId/,
  ],
])(
  '%s with an offer to upgrade is answered as if there were none, time and again',
  async (_what, sent, answer) => {
    const socket = await rawConnection(gateway.live);
    for (let time = 0; time < 3; time++) {
      expect(await answerOn(socket, sent, answer)).toMatch(/^HTTP\/1\.1 [2-4]/);
    }
    expect(await answerOn(socket, upgradeRequest(gateway.live), /\r\n\r\n/)).toMatch(/^HTTP\/1\.1 101 /);
    socket.destroy();
    await once(socket, 'close');
  },
);
