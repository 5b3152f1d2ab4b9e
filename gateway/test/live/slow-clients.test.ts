import { once } from 'node:events';
import { connect as connectSocket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { ownTime } from '../../../test/support/own-time.js';
import { until } from '../../../test/support/until.js';
import { readEvents } from '../support/event-source.js';
import { connect, type LiveClient } from '../support/live-client.js';
import { clientFrame, rawWebSocket } from '../support/raw-web-socket.js';
import { startTransport, type Transport } from '../support/transport.js';

let transport: Transport;
afterEach(() => transport.stop());

const TEXT = 'x'.repeat(50_000);
const BACKLOG = 100_000;
/** More than the buffers of a connection take. */
const LARGE = 'x'.repeat(20_000_000);

async function subscribed(): Promise<LiveClient> {
  const client = await connect(transport.live);
  client.send({ type: 'connection_init' });
  await client.next();
  client.send({ type: 'subscribe', id: 'a', payload: { query: 'subscription { ticks }' } });
  return client;
}

const numberIn = (message: Record<string, unknown>) =>
  (message['payload'] as { data: { number: number } }).data.number;

/** Tells events until somebody takes no more. @returns the number of the last. */
async function tellUntilBehind(): Promise<number> {
  let number = 0;
  await until(
    () => transport.behind > 0,
    10_000,
    async () => {
      transport.tell({ number: ++number, text: TEXT });
      // Those who read get the time to.
      await new Promise((resolve) => setTimeout(resolve, 2));
    },
  );
  return number;
}

describe('a client that does not read', () => {
  it('is told no more beyond its bound, and goes on once it has taken all: no event twice, none out of order', async () => {
    transport = await startTransport({ backlog: BACKLOG });
    const client = await subscribed();
    await transport.listening(1);
    client.pause();
    const last = await tellUntilBehind();
    expect(transport.tell({ number: -1 })).toBe(0);
    client.resume();
    for (let number = 1; number <= last; number++) expect(numberIn(await client.next())).toBe(number);
    await until(() => transport.behind === 0, 5_000);
    transport.tell({ number: last + 1 });
    expect(numberIn(await client.next())).toBe(last + 1);
    client.terminate();
  });

  it('is not heard either where its network takes no more, until it reads: what it asks for would pile up', async () => {
    transport = await startTransport({ backlog: BACKLOG });
    const client = await subscribed();
    await transport.listening(1);
    client.pause();
    transport.tell({ number: 1, text: LARGE });
    for (const id of ['b', 'c'])
      client.send({ type: 'subscribe', id, payload: { query: 'subscription { x }' } });
    // Another client is heard meanwhile.
    const other = await subscribed();
    await transport.listening(2);
    client.resume();
    await client.next();
    await transport.listening(4);
    client.terminate();
    other.terminate();
  });

  it('delays nobody among many', async () => {
    transport = await startTransport({ backlog: BACKLOG });
    const idle = await subscribed();
    await transport.listening(1);
    idle.pause();
    await tellUntilBehind();
    const others = await Promise.all(Array.from({ length: 300 }, subscribed));
    await transport.listening(301);
    let slowest = 0;
    for (let number = 1; number <= 20; number++) {
      const begun = ownTime();
      expect(transport.tell({ number })).toBe(300);
      for (const message of await Promise.all(others.map((client) => client.next()))) {
        expect(numberIn(message)).toBe(number);
      }
      slowest = Math.max(slowest, ownTime() - begun);
    }
    expect(transport.behind).toBe(1);
    expect(slowest).toBeLessThan(1_000);
    for (const client of [idle, ...others]) client.terminate();
  });

  it.each([
    ['its network holds', TEXT],
    ['waits for its network', LARGE],
  ])('is cut off when it has taken nothing for as long as it may of what %s', async (_where, text) => {
    transport = await startTransport({ backlog: BACKLOG, stallTimeout: 400, pingInterval: 100 });
    const client = await subscribed();
    await transport.listening(1);
    client.pause();
    const begun = performance.now();
    while (transport.behind === 0) transport.tell({ number: 1, text });
    await transport.listening(0);
    expect(performance.now() - begun).toBeGreaterThan(300);
    client.resume();
    expect((await client.closed).code).toBe(1006);
  });

  it.each([
    ['pings of WebSocket', clientFrame('p'.repeat(125), 0x89)],
    ['pings of the protocol', clientFrame('{"type":"ping","payload":{"a":1}}')],
    ['operations that are refused', clientFrame('{"type":"subscribe","id":"a","payload":{"query":"{"}}')],
  ])('is cut off where it goes on asking and reads none of the answers: %s', async (_what, frame) => {
    const prepare = async () => ({ errors: [new GraphQLError('Not this one.')] });
    transport = await startTransport({ backlog: BACKLOG, stallTimeout: 400 }, prepare);
    const socket = await rawWebSocket(transport.live);
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(clientFrame('{"type":"connection_init"}'));
    await once(socket, 'data');
    socket.pause();
    const frames = Buffer.concat(Array.from({ length: 1_000 }, () => frame));
    const flood = () => {
      while (!socket.destroyed && socket.write(frames));
    };
    socket.on('drain', flood);
    flood();
    await closed;
  });
});

describe('a client over SSE that does not read', () => {
  /** A connection that has asked for events, whose answer nobody reads. */
  async function unread() {
    const { hostname, port, pathname } = new URL(transport.url);
    const socket = connectSocket(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write(`GET ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\naccept: text/event-stream\r\n\r\n`);
    socket.pause();
    return socket;
  }

  it('is told no more beyond its bound, while others are, and is cut off in the end', async () => {
    transport = await startTransport({ backlog: BACKLOG, stallTimeout: 400 });
    const socket = await unread();
    await transport.listening(1);
    const reader = await readEvents(transport.url, {});
    await transport.listening(2);
    let heard = 0;
    const reading = (async () => {
      for (let event = await reader.next(); event; event = await reader.next()) {
        const { number } = (event.data as { data: { number: number } }).data;
        if (number === 0) return;
        expect(number).toBe(++heard);
      }
    })();
    const last = await tellUntilBehind();
    await until(() => heard === last, 5_000);
    expect(transport.tell({ number: 0 })).toBe(1);
    await transport.listening(1);
    await reading;
    reader.leave();
    socket.destroy();
  });

  it('goes on once it has taken all', async () => {
    transport = await startTransport({ backlog: BACKLOG });
    const socket = await unread();
    await transport.listening(1);
    await tellUntilBehind();
    socket.resume();
    await until(() => transport.behind === 0, 5_000);
    expect(transport.tell({ number: 0 })).toBe(1);
    socket.destroy();
  });
});

describe('a client that has gone without a word', () => {
  it('is found by a ping and dropped, and one that answers stays', async () => {
    transport = await startTransport({ pingInterval: 200 });
    const answering = await subscribed();
    await transport.listening(1);
    const mute = await rawWebSocket(transport.live);
    const [begun, begunOwn] = [performance.now(), ownTime()];
    mute.resume();
    // Not only left alone: what the system still holds for it is dropped, too.
    await expect(once(mute, 'close')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(performance.now() - begun).toBeGreaterThan(300);
    expect(ownTime() - begunOwn).toBeLessThan(2_000);
    // Some rounds more, of which each would have found the other.
    for (let round = 0; round < 3; round++)
      await expect(once((await rawWebSocket(transport.live)).resume(), 'close')).rejects.toThrow(
        'ECONNRESET',
      );
    transport.tell({ number: 1 });
    expect(numberIn(await answering.next())).toBe(1);
    answering.terminate();
  });
});
