import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openEvents } from '../support/event-source.js';
import { accessToken, startGateway, type TestGateway } from '../support/gateway.js';
import { connect } from '../support/live-client.js';
import { codeOf, post } from '../support/post.js';
import { rawConnection } from '../support/raw-web-socket.js';

let gateway: TestGateway;
afterEach(() => gateway.stop());

/**
 * A token that holds for a second or two, and when it no longer does, in milliseconds since 1970. Requests with it are
 * answered for some seconds more, since clocks differ.
 */
async function shortToken(): Promise<{ authorization: string; end: number }> {
  gateway = await startGateway();
  const exp = Math.floor(Date.now() / 1000) + 2;
  return { authorization: `Bearer ${await accessToken({ exp })}`, end: exp * 1000 };
}

const FLOOD = { query: 'subscription { flood(length: 10) }' };
const LONG_FLOOD = { query: 'subscription { flood(length: 100000) }' };

describe('who listens with a token that expires', () => {
  it('hears nothing a second later over WebSocket, and everything before', async () => {
    const { authorization, end } = await shortToken();
    const client = await connect(gateway.live);
    client.send({ type: 'connection_init', payload: { authorization } });
    await client.next();
    client.send({ type: 'subscribe', id: 'a', payload: FLOOD });
    let last = 0;
    for (;;) {
      const message = await client.next().catch(() => undefined);
      if (message === undefined) break;
      expect(message).toMatchObject({ type: 'next', id: 'a' });
      last = Date.now();
    }
    expect(await client.closed).toEqual({ code: 4403, reason: 'The access token has expired' });
    expect(last).toBeGreaterThan(end - 500);
    expect(last).toBeLessThan(end + 1_000);
    await gateway.subgraph.quiet();
  });

  it('hears nothing a second later over SSE, but why', async () => {
    const { authorization, end } = await shortToken();
    const stream = await openEvents(gateway.url, FLOOD, { authorization });
    let last = 0;
    let event = await stream.next();
    for (; event?.data !== undefined; event = await stream.next()) {
      const { errors } = event.data as { errors?: unknown };
      if (errors !== undefined) {
        expect(errors).toEqual([
          {
            message: 'The access token has expired.',
            extensions: { code: 'UNAUTHENTICATED', requestId: stream.headers.get('x-request-id') },
          },
        ]);
        last = Date.now();
      } else {
        expect(last).toBe(0);
      }
    }
    expect(event).toEqual({ event: 'complete', data: undefined });
    expect(await stream.next()).toBeUndefined();
    expect(last).toBeGreaterThan(end - 1);
    expect(last).toBeLessThan(end + 1_000);
    await gateway.subgraph.quiet();
  });

  it('is told nothing more that it had not read by then, over WebSocket', async () => {
    const { authorization, end } = await shortToken();
    const client = await connect(gateway.live);
    client.send({ type: 'connection_init', payload: { authorization } });
    await client.next();
    client.send({ type: 'subscribe', id: 'a', payload: LONG_FLOOD });
    await client.next();
    client.pause();
    await gateway.subgraph.quiet();
    expect(Date.now()).toBeGreaterThan(end - 1);
    expect(Date.now()).toBeLessThan(end + 1_000);
    await pause(end + 1_000 - Date.now());
    // Nobody sends on what it had not taken.
    client.resume();
    expect(await client.closed).toMatchObject({ code: 1006 });
  });

  it('is told nothing more that it had not read by then, over SSE', async () => {
    const { authorization, end } = await shortToken();
    const body = JSON.stringify(LONG_FLOOD);
    const headers = `authorization: ${authorization}\r\naccept: text/event-stream\r\ncontent-type: application/json`;
    const socket = await rawConnection(gateway.live);
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: hub\r\n${headers}\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    await once(socket, 'data');
    socket.pause();
    await gateway.subgraph.quiet();
    expect(Date.now()).toBeLessThan(end + 1_000);
    await pause(end + 1_000 - Date.now());
    // Nobody sends on what it had not taken, nor that it is over.
    let read = '';
    socket.on('data', (bytes) => {
      read += bytes;
    });
    await Promise.all([once(socket, 'close'), socket.on('error', () => undefined).resume()]);
    expect(read).toContain('event: next');
    expect(read).not.toContain('event: complete');
  });

  it('does not begin once it has expired, though a query is answered as long as clocks may differ', async () => {
    gateway = await startGateway();
    const exp = Math.floor(Date.now() / 1000) - 1;
    const authorization = `Bearer ${await accessToken({ exp })}`;
    expect((await post(gateway.url, { query: '{ greeting }' }, { authorization })).status).toBe(200);
    const headers = { authorization, accept: 'text/event-stream' };
    const refused = await post(gateway.url, FLOOD, headers);
    expect([refused.status, codeOf(refused)]).toEqual([401, 'UNAUTHENTICATED']);
    const client = await connect(gateway.live);
    client.send({ type: 'connection_init', payload: { authorization } });
    expect(await client.closed).toEqual({ code: 4403, reason: 'The access token has expired' });
  });
});
