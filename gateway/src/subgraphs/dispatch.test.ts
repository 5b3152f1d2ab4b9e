import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Pool } from 'undici';
import { post, TooLate } from './dispatch.js';

const DEADLINE = 500;
/** A server on a thread of its own: it says when it is asked, and answers when it is let, while this one is busy. */
const SERVER = `
  const { parentPort, workerData } = require('node:worker_threads');
  const allowed = new Int32Array(workerData, 0, 1);
  const done = new Int32Array(workerData, 4, 1);
  const server = require('node:http').createServer((request, response) => {
    parentPort.postMessage('asked');
    if (request.url === '/never') return;
    Atomics.wait(allowed, 0, 0);
    response.end('{}', () => {
      Atomics.store(done, 0, 1);
      Atomics.notify(done, 0);
    });
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

let allowed: Int32Array;
let done: Int32Array;
let server: Worker;
let pool: Pool;
beforeEach(async () => {
  const shared = new SharedArrayBuffer(8);
  allowed = new Int32Array(shared, 0, 1);
  done = new Int32Array(shared, 4, 1);
  server = new Worker(SERVER, { eval: true, workerData: shared });
  const [port] = await once(server, 'message');
  pool = new Pool(`http://127.0.0.1:${port}`, { pipelining: 1 });
});
afterEach(async () => {
  await pool.destroy();
  await server.terminate();
});

const ask = (path: string) =>
  post(
    pool,
    { path, headers: {}, body: '{}' },
    { deadline: DEADLINE, maxBytes: 100, signal: new AbortController().signal },
  );

/** Does nothing else for so long, as when a very large answer is read. */
function beBusy(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

describe('a deadline that passes while nothing can be read', () => {
  test('does not make what has come in time too late', async () => {
    const asked = ask('/');
    await once(server, 'message');
    Atomics.store(allowed, 0, 1);
    Atomics.notify(allowed, 0);
    expect(Atomics.wait(done, 0, 0, 5_000)).not.toBe('timed-out');
    beBusy(2 * DEADLINE);
    expect((await asked).body.toString()).toBe('{}');
  });

  test('is over for what has not come', async () => {
    const asked = ask('/never');
    await once(server, 'message');
    beBusy(2 * DEADLINE);
    await expect(asked).rejects.toBeInstanceOf(TooLate);
  });
});
