import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { accessToken, startGateway, type TestGateway } from './support/gateway.js';
import { connect, type LiveClient } from './support/live-client.js';
import type { Answer } from './support/post.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

/** A client that has said hello and been let in. */
async function letIn(payload?: object, at: TestGateway = gateway): Promise<LiveClient> {
  const client = await connect(at.live);
  client.send({ type: 'connection_init', ...(payload && { payload }) });
  expect(await client.next()).toMatchObject({ type: 'connection_ack' });
  return client;
}

describe('a client over WebSocket', () => {
  it('hears each event of its subscription, and nothing after it has left', async () => {
    const client = await letIn();
    client.send({
      type: 'subscribe',
      id: 'a',
      payload: { query: 'subscription ($n: Int!) { ticks(to: $n) }', variables: { n: 2 } },
    });
    expect(await client.next()).toEqual({ type: 'next', id: 'a', payload: { data: { ticks: 1 } } });
    expect(await client.next()).toEqual({ type: 'next', id: 'a', payload: { data: { ticks: 2 } } });
    client.send({ type: 'complete', id: 'a' });
    await gateway.subgraph.quiet();
    client.close();
  });

  it('ends its subscriptions at the subgraph when it goes away', async () => {
    const client = await letIn();
    client.send({ type: 'subscribe', id: 'a', payload: { query: 'subscription { ticks(to: 1) }' } });
    await client.next();
    client.terminate();
    await gateway.subgraph.quiet();
  });

  it('may query and mutate too', async () => {
    const client = await letIn();
    client.send({ type: 'subscribe', id: 'q', payload: { query: '{ greeting(name: "you") }' } });
    expect(await client.next()).toEqual({
      type: 'next',
      id: 'q',
      payload: { data: { greeting: 'Hello you' } },
    });
    expect(await client.next()).toEqual({ type: 'complete', id: 'q' });
    client.send({ type: 'subscribe', id: 'm', payload: { query: 'mutation { add(amount: 2) }' } });
    expect(await client.next()).toMatchObject({
      type: 'next',
      id: 'm',
      payload: { data: { add: expect.any(Number) } },
    });
    client.close();
  });

  it.each([
    ['that does not parse', { query: 'subscription {' }, 'GRAPHQL_PARSE_FAILED'],
    ['that is not valid', { query: 'subscription { nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'over a limit',
      { query: `subscription { ticks ${'@include(if: true) '.repeat(51)} }` },
      'LIMIT_EXCEEDED',
    ],
    ['of an unknown name', { query: 'subscription A { ticks }', operationName: 'B' }, 'BAD_USER_INPUT'],
  ])('is told what is wrong with an operation %s', async (_name, payload, code) => {
    const client = await letIn();
    client.send({ type: 'subscribe', id: 'a', payload });
    expect(await client.next()).toMatchObject({
      type: 'error',
      id: 'a',
      payload: [{ extensions: { code, requestId: expect.stringContaining('.a') } }],
    });
    client.close();
  });

  it('is told what is wrong with its variables', async () => {
    const client = await letIn();
    const query = 'subscription ($n: Int!) { ticks(to: $n) }';
    client.send({ type: 'subscribe', id: 'a', payload: { query, variables: { n: 'many' } } });
    expect(await client.next()).toMatchObject({
      type: 'next',
      payload: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
    });
    client.close();
  });
});

describe('a token over WebSocket', () => {
  it('is believed where it is good', async () => {
    const client = await letIn({ authorization: `Bearer ${await accessToken()}` });
    client.close();
  });

  it.each<[string, () => Promise<unknown> | unknown]>([
    ['expired', () => accessToken({ exp: inSeconds(-10) }).then((token) => `Bearer ${token}`)],
    [
      'forged',
      () => accessToken({}, generateKeyPairSync('ed25519').privateKey).then((token) => `Bearer ${token}`),
    ],
    ['for a foreign audience', () => accessToken({ aud: 'another' }).then((token) => `Bearer ${token}`)],
    ['no token', () => 'Bearer nonsense'],
    ['no text', () => ({ token: 1 })],
  ])('closes the connection with 4403 where it is %s', async (_name, authorization) => {
    const client = await connect(gateway.live);
    client.send({ type: 'connection_init', payload: { authorization: await authorization() } });
    expect(await client.closed).toMatchObject({
      code: 4403,
      reason: expect.stringContaining('not accepted'),
    });
  });

  it('closes the connection with 4403 where it is bad in the header of the request', async () => {
    const client = await connect(gateway.live, { headers: { authorization: 'Bearer nonsense' } });
    client.send({ type: 'connection_init' });
    expect((await client.closed).code).toBe(4403);
  });

  it('ends the subscriptions when it ends itself', async () => {
    const client = await letIn({ authorization: `Bearer ${await accessToken({ exp: inSeconds(1) })}` });
    client.send({ type: 'subscribe', id: 'a', payload: { query: 'subscription { ticks(to: 1) }' } });
    await client.next();
    expect(await client.closed).toMatchObject({ code: 4403, reason: expect.stringContaining('expired') });
    await gateway.subgraph.quiet();
  });
});

describe('a connection that must not be', () => {
  it.each([
    ['a page of a foreign origin', 'https://evil.test', '/graphql', 403, 'got "https://evil.test"'],
    ['another address', undefined, '/elsewhere', 404, 'at /graphql'],
  ])('is refused before it is made: %s', async (_name, origin, path, status, why) => {
    const socket = new WebSocket(`ws://127.0.0.1:${gateway.port}${path}`, 'graphql-transport-ws', {
      ...(origin && { origin }),
    });
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(status);
    const { errors } = (await json(response)) as Answer['body'];
    expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining(why),
        extensions: { requestId: response.headers['x-request-id'] },
      },
    ]);
    socket.on('error', () => undefined);
    socket.terminate();
  });

  it.each([['https://portal.test'], [undefined]])('is not this: origin %s', async (origin) => {
    const client = await connect(gateway.live, { ...(origin && { origin }) });
    client.close();
  });

  it('is not this: a page of the gateway itself', async () => {
    const client = await connect(gateway.live, { origin: `http://127.0.0.1:${gateway.port}` });
    client.close();
  });
});

describe('a client that misbehaves', () => {
  it.each<[string, (client: LiveClient) => void, number]>([
    [
      'subscribes before it has said hello',
      (client) => client.send({ type: 'subscribe', id: 'a', payload: { query: '{ greeting }' } }),
      4401,
    ],
    ['sends what is not JSON', (client) => client.raw('{ nonsense'), 4400],
    [
      'sends a message that does not exist',
      (client) => client.send({ type: 'next', id: 'a', payload: {} }),
      4400,
    ],
    [
      'sends too much at once',
      (client) => client.raw(JSON.stringify({ type: 'ping', payload: { filler: 'x'.repeat(300_000) } })),
      1009,
    ],
    ['sends bytes that are not text', (client) => client.raw(Buffer.from([0xff, 0xfe]), false), 1007],
    [
      'says hello twice',
      (client) => {
        client.send({ type: 'connection_init' });
        client.send({ type: 'connection_init' });
      },
      4429,
    ],
  ])('is cut off: one that %s', async (_name, misbehave, code) => {
    const client = await connect(gateway.live);
    misbehave(client);
    expect((await client.closed).code).toBe(code);
  });

  it('is not spoken to in another protocol', async () => {
    await expect(connect(gateway.live, {}, 'graphql-ws')).rejects.toThrow('subprotocol');
    const silent = new WebSocket(gateway.live);
    const [code] = await once(silent, 'close');
    expect(code).toBe(4406);
  });

  it('is cut off where it uses an id twice', async () => {
    const client = await letIn();
    for (let i = 0; i < 2; i++)
      client.send({ type: 'subscribe', id: 'a', payload: { query: 'subscription { ticks }' } });
    expect((await client.closed).code).toBe(4409);
    await gateway.subgraph.quiet();
  });

  it('is refused one operation more than a connection may have', async () => {
    const client = await letIn();
    for (let i = 0; i < 101; i++) {
      client.send({ type: 'subscribe', id: `s${i}`, payload: { query: 'subscription { ticks(to: 0) }' } });
    }
    expect(await client.next()).toMatchObject({
      type: 'error',
      id: 's100',
      payload: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'operations', max: 100, got: 101 } }],
    });
    client.terminate();
    await gateway.subgraph.quiet();
  });

  it('is cut off where it does not read what it asked for', async () => {
    const strict = await startGateway({ live: { stallTimeout: 300 } });
    const client = await letIn(undefined, strict);
    client.send({ type: 'subscribe', id: 'a', payload: { query: 'subscription { flood(length: 100000) }' } });
    client.pause();
    await strict.subgraph.flowing();
    await strict.subgraph.quiet();
    client.terminate();
    await strict.stop();
  });
});

describe('a gateway that stops', () => {
  it('closes its connections with 1001 and ends their subscriptions', async () => {
    const stopping = await startGateway();
    const client = await connect(stopping.live);
    client.send({ type: 'connection_init' });
    await client.next();
    client.send({ type: 'subscribe', id: 'a', payload: { query: 'subscription { ticks(to: 1) }' } });
    await client.next();
    const stopped = stopping.stopGateway();
    expect((await client.closed).code).toBe(1001);
    await stopped;
    await stopping.subgraph.quiet();
    await stopping.stop();
  });
});
