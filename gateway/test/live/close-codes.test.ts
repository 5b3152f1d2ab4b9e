import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { connect } from '../support/live-client.js';
import { startTransport } from '../support/transport.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ live: { initTimeout: 300 } });
});
afterAll(() => gateway.stop());

const subscribe = (payload: unknown, id: unknown = 'a') => ({ type: 'subscribe', id, payload });
const query = '{ greeting }';

/** The code and reason that a connection ends with, after messages. */
async function ending(greeted: boolean, ...messages: (object | string | Buffer)[]) {
  const client = await connect(gateway.live);
  if (greeted) {
    client.send({ type: 'connection_init' });
    await client.next();
  }
  for (const message of messages) {
    if (Buffer.isBuffer(message)) client.raw(message, true);
    else client.raw(typeof message === 'string' ? message : JSON.stringify(message));
  }
  return client.closed;
}

describe('a connection is closed with', () => {
  it.each<[string, object | string | Buffer]>([
    ['text that is not JSON', '{'],
    ['JSON that is no object', '[1]'],
    ['a null', 'null'],
    ['bytes', Buffer.from('{"type":"ping"}')],
    ['no type', { id: 'a' }],
    ['a type that does not exist', { type: 'start', id: 'a', payload: { query } }],
    ['a type of the server’s', { type: 'next', id: 'a', payload: {} }],
    ['a type of another kind', { type: 7 }],
    ['a subscription without an id', { type: 'subscribe', payload: { query } }],
    ['an empty id', subscribe({ query }, '')],
    ['an id that is no text', subscribe({ query }, 7)],
    ['an id that is too long', subscribe({ query }, 'x'.repeat(1_025))],
    ['a subscription without a payload', { type: 'subscribe', id: 'a' }],
    ['a payload that is a list', subscribe([])],
    ['a query that is no text', subscribe({ query: {} })],
    ['an operation name that is no text', subscribe({ query, operationName: 1 })],
    ['variables that are no object', subscribe({ query, variables: [1] })],
    ['extensions that are no object', subscribe({ query, extensions: 'x' })],
    ['the end of what has no id', { type: 'complete' }],
    ['a ping whose payload is no object', { type: 'ping', payload: 'x' }],
    [
      'a ping whose payload is nested very deep',
      `{"type":"ping","payload":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
    ],
  ])('4400 for %s', async (_what, message) => {
    expect(await ending(true, message)).toEqual({ code: 4400, reason: expect.stringMatching(/^Expected /) });
  });

  it('4400 for a greeting whose payload is no object', async () => {
    expect((await ending(false, { type: 'connection_init', payload: [] })).code).toBe(4400);
  });

  it('4401 for an operation before the greeting', async () => {
    expect(await ending(false, subscribe({ query }))).toEqual({ code: 4401, reason: 'Unauthorized' });
  });

  it('4401 for an operation before the greeting is answered', async () => {
    expect((await ending(false, { type: 'connection_init' }, subscribe({ query }))).code).toBe(4401);
  });

  it('4408 where the client does not greet', async () => {
    const begun = performance.now();
    expect(await ending(false)).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
    expect(performance.now() - begun).toBeGreaterThan(290);
  });

  it('4409 for an id that is in use, of which the reason fits however long it is', async () => {
    const id = '長'.repeat(100);
    const ticks = subscribe({ query: 'subscription { ticks }' }, id);
    const { code, reason } = await ending(true, ticks, ticks);
    expect(code).toBe(4409);
    expect(reason).toMatch(/^Subscriber for 長+$/);
    await gateway.subgraph.quiet();
  });

  it('4429 for a second greeting, answered or not', async () => {
    const hello = { type: 'connection_init' };
    const expected = { code: 4429, reason: 'Too many initialisation requests' };
    expect(await ending(true, hello)).toEqual(expected);
    expect(await ending(false, hello, hello)).toEqual(expected);
  });

  it('4500 for a fault of the gateway, of which nothing is told', async () => {
    const faulty = await startTransport({}, () => Promise.reject(new Error('the cellar is flooded')));
    const client = await connect(faulty.live);
    client.send({ type: 'connection_init' });
    await client.next();
    client.send(subscribe({ query }));
    expect(await client.closed).toEqual({ code: 4500, reason: 'Internal error' });
    await faulty.stop();
  });
});

describe('a connection goes on', () => {
  it('with an id that is free again, and with ends of what has ended', async () => {
    const client = await connect(gateway.live);
    client.send({ type: 'connection_init', payload: null });
    await client.next();
    for (let time = 0; time < 3; time++) {
      client.send(subscribe({ query: 'subscription { ticks(to: 1) }' }));
      expect(await client.next()).toMatchObject({ type: 'next', id: 'a' });
      client.send({ type: 'complete', id: 'a' });
      client.send({ type: 'complete', id: 'a' });
    }
    client.send(subscribe({ query }));
    client.send({ type: 'complete', id: 'a' });
    client.send({ type: 'pong' });
    client.send({ type: 'ping', payload: { at: 1 } });
    const heard = [];
    for (;;) {
      const message = await client.next();
      if (message['type'] === 'pong') {
        expect(message).toEqual({ type: 'pong', payload: { at: 1 } });
        break;
      }
      heard.push(message);
    }
    // The query was left before it was answered.
    expect(heard).toEqual([]);
    client.close();
    expect((await client.closed).code).toBe(1005);
    await gateway.subgraph.quiet();
  });

  it('before the greeting with pings, which are answered', async () => {
    const client = await connect(gateway.live);
    client.send({ type: 'ping' });
    expect(await client.next()).toEqual({ type: 'pong' });
    client.terminate();
  });
});
