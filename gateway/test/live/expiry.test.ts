import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ownTime } from '../../../test/support/own-time.js';
import { until } from '../../../test/support/until.js';
import { openEvents } from '../support/event-source.js';
import { accessToken, startGateway, type TestGateway } from '../support/gateway.js';
import { connect } from '../support/live-client.js';
import { codeOf, post } from '../support/post.js';
import { ASK_FLOOD, LONG_FLOOD, unreadEvents, unreadMessages } from '../support/unread.js';
import { unsentBytes } from '../support/unsent.js';

let gateway: TestGateway;
afterEach(() => gateway.stop());

const SECOND = 1_000;

/**
 * A token that holds for two or three seconds, and when it no longer does: in milliseconds since 1970, and a second later of
 * the time that this process can use. Requests with it are answered for some seconds more, since clocks differ.
 */
async function shortToken(): Promise<{ authorization: string; end: number; tooLate: number }> {
  gateway = await startGateway({ stopTimeout: 60_000 });
  const exp = Math.floor(Date.now() / 1000) + 3;
  const end = exp * 1000;
  const tooLate = ownTime() + (end + SECOND - Date.now());
  return { authorization: `Bearer ${await accessToken({ exp })}`, end, tooLate };
}

const FLOOD = { query: 'subscription { flood(length: 10) }' };

/** What can still be read from a connection. */
async function restOf(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (bytes) => {
    text += bytes;
  });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.resume();
  if (!socket.closed) await closed;
  return text;
}

const events = (authorization: string) => unreadEvents(gateway.live, { authorization });
const messages = (authorization: string) => unreadMessages(gateway.live, authorization);
const stop = () => void gateway.stopGateway();
const closeSide = (socket: Socket) => void socket.end();
const subscribeAgain = (socket: Socket) => void socket.write(ASK_FLOOD);

describe('who listens with a token that expires', () => {
  it('hears nothing a second later over WebSocket, and everything before', async () => {
    const { authorization, end, tooLate } = await shortToken();
    const client = await connect(gateway.live);
    client.send({ type: 'connection_init', payload: { authorization } });
    await client.next();
    client.send({ type: 'subscribe', id: 'a', payload: FLOOD });
    let [last, lastOwn] = [0, 0];
    for (;;) {
      const message = await client.next().catch(() => undefined);
      if (message === undefined) break;
      expect(message).toMatchObject({ type: 'next', id: 'a' });
      [last, lastOwn] = [Date.now(), ownTime()];
    }
    expect(await client.closed).toEqual({ code: 4403, reason: 'The access token has expired' });
    expect(last).toBeGreaterThan(end - 500);
    expect(lastOwn).toBeLessThan(tooLate);
    await gateway.subgraph.quiet();
  });

  it('hears nothing a second later over SSE, but why', async () => {
    const { authorization, end, tooLate } = await shortToken();
    const stream = await openEvents(gateway.url, FLOOD, { authorization });
    let [last, lastOwn] = [0, 0];
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
        [last, lastOwn] = [Date.now(), ownTime()];
      } else {
        expect(last).toBe(0);
      }
    }
    expect(event).toEqual({ event: 'complete', data: undefined });
    expect(await stream.next()).toBeUndefined();
    expect(last).toBeGreaterThan(end - 1);
    expect(lastOwn).toBeLessThan(tooLate);
    await gateway.subgraph.quiet();
  });

  it('is told nothing more that it had not read by then, over WebSocket', async () => {
    const { authorization, end, tooLate } = await shortToken();
    const client = await connect(gateway.live);
    client.send({ type: 'connection_init', payload: { authorization } });
    await client.next();
    client.send({ type: 'subscribe', id: 'a', payload: LONG_FLOOD });
    await client.next();
    client.pause();
    await gateway.subgraph.quiet();
    expect(Date.now()).toBeGreaterThan(end - 1);
    expect(ownTime()).toBeLessThan(tooLate);
    await until(() => ownTime() >= tooLate);
    // Nobody sends on what it had not taken.
    client.resume();
    expect(await client.closed).toMatchObject({ code: 1006 });
  });

  it('is told nothing more that it had not read by then, over SSE', async () => {
    const { authorization, tooLate } = await shortToken();
    const socket = await events(authorization);
    await gateway.subgraph.quiet();
    expect(ownTime()).toBeLessThan(tooLate);
    await until(() => ownTime() >= tooLate);
    // Nobody sends on what it had not taken, nor that it is over.
    const rest = await restOf(socket);
    expect(rest).toContain('event: next');
    expect(rest).not.toContain('event: complete');
  });

  it.each([
    ['the gateway stops', 'SSE', events, stop],
    ['the client closes its side', 'SSE', events, closeSide],
    ['the gateway stops', 'WebSocket', messages, stop],
    ['the client closes its side', 'WebSocket', messages, closeSide],
    ['the client breaks the protocol', 'WebSocket', messages, subscribeAgain],
  ])(
    'is told nothing more either where its stream ends before since %s, over %s',
    async (_why, _over, unread, act) => {
      const { authorization, tooLate } = await shortToken();
      const socket = await unread(authorization);
      await until(() => unsentBytes(gateway.url) > 0, 5_000);
      act(socket);
      await until(() => ownTime() >= tooLate);
      expect(unsentBytes(gateway.url)).toBe(0);
      socket.destroy();
    },
  );

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
