import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { until } from '../../../test/support/until.js';
import type { GatewayConfig } from '../../src/config.js';
import { openEvents } from '../support/event-source.js';
import { accessToken, startGateway, type TestGateway } from '../support/gateway.js';
import { connect, type LiveClient } from '../support/live-client.js';
import { rawConnection, upgradeRequest } from '../support/raw-web-socket.js';

const running: TestGateway[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((gateway) => gateway.stop()));
});

async function start(live: GatewayConfig['live'] = {}, trustedProxies: string[] = []): Promise<TestGateway> {
  const gateway = await startGateway({ live, trustedProxies });
  running.push(gateway);
  return gateway;
}

const bearer = async (sub: string) => `Bearer ${await accessToken({ sub })}`;
const TICKS = { query: 'subscription { ticks(to: 1) }' };

/** The answer to a request for a WebSocket that is refused. */
async function refusal({ live }: TestGateway, headers: Record<string, string> = {}) {
  const socket = new WebSocket(live, 'graphql-transport-ws', { headers });
  socket.on('error', () => undefined);
  const [, response] = await once(socket, 'unexpected-response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  socket.terminate();
  const { errors } = JSON.parse(String(Buffer.concat(chunks)));
  expect(response.headers['x-request-id']).toMatch(/./);
  expect(errors[0].extensions.requestId).toBe(response.headers['x-request-id']);
  return [response.statusCode, response.headers['retry-after'], errors[0].extensions.code];
}

const TOO_MANY = [429, '10', 'TOO_MANY_CONNECTIONS'];

const open = ({ live }: TestGateway, headers: Record<string, string> = {}) => connect(live, { headers });

async function letIn(client: LiveClient, authorization?: string): Promise<LiveClient> {
  client.send({ type: 'connection_init', ...(authorization && { payload: { authorization } }) });
  expect(await client.next()).toEqual({ type: 'connection_ack' });
  return client;
}

/** Tries until there is room again: a connection is not over at the moment when its client hangs up. */
async function opensAgain(attempt: () => Promise<{ leave(): void }>): Promise<void> {
  let opened: { leave(): void } | undefined;
  await until(
    () => opened !== undefined,
    5_000,
    async () => {
      opened = await attempt().catch(() => undefined);
    },
  );
  opened?.leave();
}

describe('connections of one address', () => {
  it('are refused with 429 where there are too many, over WebSocket and SSE together', async () => {
    const gateway = await start({ connectionsPerAddress: 2 });
    const client = await open(gateway);
    const stream = await openEvents(gateway.url, TICKS);
    expect(await stream.next()).toMatchObject({ event: 'next' });
    expect(await refusal(gateway)).toEqual(TOO_MANY);
    const refused = await openEvents(gateway.url, TICKS);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10']);
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'TOO_MANY_CONNECTIONS', requestId: expect.any(String) } }],
    });
    // Ordinary requests are not counted.
    const answer = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ greeting }"}',
    });
    expect(answer.status).toBe(200);

    client.terminate();
    await opensAgain(async () => {
      const next = await open(gateway);
      return { leave: () => next.terminate() };
    });
    stream.leave();
    await gateway.subgraph.quiet();
  });

  it('are counted by the address that a trusted proxy names', async () => {
    const gateway = await start({ connectionsPerAddress: 1 }, ['127.0.0.1', '10.0.0.0/8']);
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const clients = [
      await open(gateway, from('192.0.2.1')),
      await open(gateway, from('192.0.2.2')),
      // What a client says itself stands first, and is not believed.
      await open(gateway, from('192.0.2.2, 192.0.2.3, 10.1.1.1')),
    ];
    for (const address of ['192.0.2.1', '192.0.2.9, 192.0.2.1', '192.0.2.3']) {
      expect(await refusal(gateway, from(address))).toEqual(TOO_MANY);
    }
    // One who has an IPv6 network has all of its addresses.
    clients.push(await open(gateway, from('2001:db8::1')));
    expect(await refusal(gateway, from('2001:db8::2:1'))).toEqual(TOO_MANY);
    clients.push(await open(gateway, from('2001:db8:0:1::1')));
    for (const client of clients) client.terminate();
  });

  it('are not counted by what anybody names', async () => {
    const gateway = await start({ connectionsPerAddress: 1 });
    const client = await open(gateway, { 'x-forwarded-for': '192.0.2.1' });
    expect(await refusal(gateway, { 'x-forwarded-for': '192.0.2.2' })).toEqual(TOO_MANY);
    client.terminate();
  });
});

describe('connections of one identity', () => {
  it('are refused with 429 where the token comes with the request, whatever address they are of', async () => {
    const gateway = await start({ connectionsPerIdentity: 2 }, ['127.0.0.1']);
    const authorization = await bearer('busy');
    const clients = [
      await letIn(await open(gateway, { authorization, 'x-forwarded-for': '192.0.2.1' })),
      await letIn(await open(gateway, { 'x-forwarded-for': '192.0.2.2' }), authorization),
    ];
    expect(await refusal(gateway, { authorization })).toEqual(TOO_MANY);
    expect((await openEvents(gateway.url, TICKS, { authorization })).status).toBe(429);
    clients.push(await letIn(await open(gateway, { authorization: await bearer('other') })));
    clients[0]?.terminate();
    await opensAgain(async () => {
      const next = await open(gateway, { authorization });
      return { leave: () => next.terminate() };
    });
    for (const client of clients) client.terminate();
  });

  it('are closed with 1013, after which clients come back, where the token comes with the greeting', async () => {
    const gateway = await start({ connectionsPerIdentity: 1 });
    const authorization = await bearer('busy');
    const first = await letIn(await open(gateway), authorization);
    const second = await open(gateway);
    second.send({ type: 'connection_init', payload: { authorization } });
    expect(await second.closed).toEqual({ code: 1013, reason: 'Too many connections of this identity' });
    // Who comes with one token and greets with another is counted under the latter alone.
    const third = await open(gateway, { authorization: await bearer('another') });
    await letIn(third, await bearer('third'));
    const fourth = await letIn(await open(gateway), await bearer('another'));
    for (const client of [first, third, fourth]) client.terminate();
  });

  it('do not limit those without one', async () => {
    const gateway = await start({ connectionsPerIdentity: 1 });
    const clients = [await letIn(await open(gateway)), await letIn(await open(gateway))];
    for (const client of clients) client.terminate();
  });

  it('are not counted where the handshake fails', async () => {
    const gateway = await start({ connectionsPerIdentity: 1, connectionsPerAddress: 1 });
    const authorization = await bearer('clumsy');
    for (let time = 0; time < 3; time++) {
      await opensAgain(async () => {
        const socket = await rawConnection(gateway.live);
        socket.write(upgradeRequest(gateway.live, { authorization, 'sec-websocket-key': 'none' }));
        expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 400/);
        return { leave: () => socket.destroy() };
      });
    }
    await opensAgain(async () => {
      const client = await letIn(await open(gateway, { authorization }));
      return { leave: () => client.terminate() };
    });
  });
});

describe('operations on one connection', () => {
  it('may be so many, one more being an error of its own, and there is room again when one has ended', async () => {
    const gateway = await start({ operations: 2 });
    const client = await letIn(await open(gateway));
    const subscribe = (id: string) => client.send({ type: 'subscribe', id, payload: TICKS });
    for (const id of ['a', 'b', 'c']) subscribe(id);
    const heard = [await client.next(), await client.next(), await client.next()];
    expect(heard).toContainEqual({
      type: 'error',
      id: 'c',
      payload: [
        expect.objectContaining({
          extensions: {
            code: 'LIMIT_EXCEEDED',
            limit: 'operations',
            max: 2,
            got: 3,
            requestId: expect.stringMatching(/\.c$/),
          },
        }),
      ],
    });
    for (const id of ['a', 'b']) expect(heard).toContainEqual(expect.objectContaining({ type: 'next', id }));
    client.send({ type: 'complete', id: 'a' });
    subscribe('c');
    expect(await client.next()).toMatchObject({ type: 'next', id: 'c' });
    client.terminate();
    await gateway.subgraph.quiet();
  });
});

describe('a message', () => {
  it('may be as long as is configured, and no longer, also in parts', async () => {
    const gateway = await start({ maxMessage: 2_000 });
    const ping = (length: number) =>
      JSON.stringify({ type: 'ping', payload: { filler: 'x'.repeat(length) } });
    const client = await open(gateway);
    client.raw(ping(1_900));
    expect(await client.next()).toMatchObject({ type: 'pong' });
    client.raw(ping(2_000));
    expect((await client.closed).code).toBe(1009);
    const socket = new WebSocket(gateway.live, 'graphql-transport-ws');
    await once(socket, 'open');
    for (let part = 0; part < 3; part++) socket.send('x'.repeat(1_000), { fin: false });
    expect((await once(socket, 'close'))[0]).toBe(1009);
  });

  it('over SSE is the body of a request, and may be as long as well', async () => {
    const gateway = await start({ maxMessage: 2_000 });
    const asked = (length: number) => ({ ...TICKS, extensions: { filler: 'x'.repeat(length) } });
    const stream = await openEvents(gateway.url, asked(1_900));
    expect(await stream.next()).toMatchObject({ event: 'next' });
    stream.leave();
    const refused = await openEvents(gateway.url, asked(2_000));
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE', requestId: expect.any(String) } }],
    });
    await gateway.subgraph.quiet();
  });

  it('in too many parts closes the connection with 1008', async () => {
    const gateway = await start();
    const client = await open(gateway);
    const parts = new WebSocket(gateway.live, 'graphql-transport-ws');
    await once(parts, 'open');
    for (let part = 0; part < 20_000 && parts.readyState === parts.OPEN; part++) {
      parts.send('', { fin: false });
      if (part % 1_000 === 0) await new Promise((resolve) => parts.send('', { fin: false }, resolve));
    }
    expect((await once(parts, 'close'))[0]).toBe(1008);
    client.terminate();
  });
});
