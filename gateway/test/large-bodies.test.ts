import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from './support/gateway.js';
import { codeOf, post } from './support/post.js';

const MIB = 1024 * 1024;
const TIMES = 50;
const HEAD = 'POST /graphql HTTP/1.1\r\nhost: hub.test\r\ncontent-type: application/json\r\n';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

describe('a body that is too large', () => {
  it.each([
    ['of 1.1 MiB', Math.ceil(1.1 * MIB)],
    ['of 10 MiB', 10 * MIB],
  ])(
    '%s is refused with an answer that can be read, each time',
    async (_size, size) => {
      const refused = { status: 'HTTP/1.1 413 Payload Too Large', code: 'PAYLOAD_TOO_LARGE' };
      const outcomes = new Set<string>();
      for (let time = 0; time < TIMES; time++) {
        outcomes.add(JSON.stringify(await send(withLength(size))));
        outcomes.add(JSON.stringify(await send(inChunks(size))));
        const answer = await post(gateway.url, 'x'.repeat(size));
        expect([answer.status, codeOf(answer)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
      }
      expect([...outcomes].map((outcome) => JSON.parse(outcome))).toEqual([refused]);
    },
    60_000,
  );

  it('that does not end is cut off after the answer', async () => {
    const socket = open();
    const answered = new Promise((resolve) => socket.once('data', resolve));
    const written = pipeline(Readable.from(endless()), socket).catch(({ code }) => code);
    expect(String(await answered)).toMatch(/^HTTP\/1\.1 413 /);
    expect(['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']).toContain(await written);
  }, 30_000);

  it('leaves the connection to the next request', async () => {
    const socket = open();
    const all = text(socket);
    for (const part of withLength(2 * MIB)) socket.write(part);
    const body = '{"query":"{ greeting }"}';
    socket.write(`${HEAD}connection: close\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    expect((await all).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200']);
  });
});

function open() {
  const { hostname, port } = new URL(gateway.url);
  return connect(Number(port), hostname);
}

/** Writes a whole request before it reads a byte of the answer, as simple clients do. */
async function send(parts: Iterable<Buffer | string>): Promise<{ status?: string; code?: string }> {
  const socket = open();
  socket.pause();
  for (const part of parts) {
    if (!socket.write(part)) await once(socket, 'drain');
  }
  const answered = once(socket, 'data');
  socket.resume();
  const [answer] = (await answered) as [Buffer];
  socket.destroy();
  const [head = '', body = ''] = String(answer).split('\r\n\r\n');
  return { status: head.split('\r\n')[0] ?? '', code: JSON.parse(body).errors[0].extensions.code };
}

function* withLength(size: number): Iterable<Buffer | string> {
  yield `${HEAD}content-length: ${size}\r\n\r\n`;
  yield Buffer.alloc(size, 'x');
}

const CHUNK = 64 * 1024;

function* inChunks(size: number): Iterable<Buffer | string> {
  yield `${HEAD}transfer-encoding: chunked\r\n\r\n`;
  for (let left = size; left > 0; left -= CHUNK) yield chunk(Math.min(left, CHUNK));
  yield '0\r\n\r\n';
}

function* endless(): Iterable<Buffer | string> {
  yield `${HEAD}transfer-encoding: chunked\r\n\r\n`;
  for (;;) yield chunk(CHUNK);
}

function chunk(size: number): string {
  return `${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`;
}
