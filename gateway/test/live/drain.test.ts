import { once } from 'node:events';
import { createPostgresBackbone } from '@hub/common/process';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cuttableProxy } from '../../../test/support/cuttable-proxy.js';
import { ownTime } from '../../../test/support/own-time.js';
import { testDatabase } from '../../../test/support/postgres.js';
import { until } from '../../../test/support/until.js';
import type { GatewayConfig } from '../../src/config.js';
import { openEvents } from '../support/event-source.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { connect, type LiveClient } from '../support/live-client.js';
import { rawConnection, rawWebSocket, upgradeRequest } from '../support/raw-web-socket.js';
import { unreadEvents } from '../support/unread.js';
import { unsentBytes } from '../support/unsent.js';

const running: TestGateway[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((gateway) => gateway.stop()));
});

async function start(changes: Partial<GatewayConfig> = {}): Promise<TestGateway> {
  const gateway = await startGateway(changes);
  running.push(gateway);
  return gateway;
}

const TICKS = { query: 'subscription { ticks(to: 1) }' };

async function subscribed({ live }: TestGateway): Promise<LiveClient> {
  const client = await connect(live);
  client.send({ type: 'connection_init' });
  await client.next();
  client.send({ type: 'subscribe', id: 'a', payload: TICKS });
  expect(await client.next()).toMatchObject({ type: 'next' });
  return client;
}

/** How long something takes, of the time that this process could use. Unit: milliseconds. */
async function lasting(work: Promise<unknown>): Promise<number> {
  const begun = ownTime();
  await work;
  return ownTime() - begun;
}

describe('a gateway that stops', () => {
  it('asks its clients to come back, one after the other over the time configured, and waits for no longer', async () => {
    const spread = 1_000;
    const gateway = await start({ live: { drainSpread: spread }, stopTimeout: 60_000 });
    const clients = await Promise.all(Array.from({ length: 120 }, () => subscribed(gateway)));
    const [begun, begunOwn] = [performance.now(), ownTime()];
    const stopped = gateway.stopGateway();
    const ends = await Promise.all(
      clients.map(async ({ closed }) => {
        expect(await closed).toEqual({ code: 1001, reason: 'Going away' });
        return { time: performance.now() - begun, own: ownTime() - begunOwn };
      }),
    );
    const took = await lasting(stopped);
    expect(took).toBeLessThan(2_000);
    ends.sort((one, other) => one.time - other.time);
    expect(ends[0]?.own).toBeLessThan(300);
    expect(ends[60]?.time).toBeGreaterThan(spread * 0.35);
    expect(ends[119]?.time).toBeGreaterThan(spread * 0.8);
    expect(ends[119]?.own).toBeLessThan(spread * 2);
    await gateway.subgraph.quiet();
  });

  it('goes on telling events to those whose turn has not come', async () => {
    const gateway = await start({ live: { drainSpread: 20_000 }, stopTimeout: 60_000 });
    const clients = [];
    for (let count = 0; count < 20; count++) clients.push(await subscribed(gateway));
    void gateway.stopGateway();
    expect((await clients[0]?.closed)?.code).toBe(1001);
    const last = clients.at(-1) as LiveClient;
    last.send({ type: 'subscribe', id: 'b', payload: TICKS });
    expect(await last.next()).toMatchObject({ type: 'next', id: 'b' });
    expect((await last.closed).code).toBe(1001);
  });

  it('closes a handful at once', async () => {
    const gateway = await start({ live: { drainSpread: 5_000 } });
    const clients = [await subscribed(gateway), await subscribed(gateway)];
    expect(await lasting(gateway.stopGateway())).toBeLessThan(1_000);
    for (const { closed } of clients) expect((await closed).code).toBe(1001);
  });

  it('answers queries and mutations that are under way on a WebSocket before it closes it', async () => {
    const gateway = await start({ stopTimeout: 60_000 });
    const client = await subscribed(gateway);
    client.send({ type: 'subscribe', id: 'q', payload: { query: '{ held }' } });
    await gateway.subgraph.waiting();
    // It is the first to be asked to go, and at once.
    const stopped = gateway.stopGateway();
    gateway.subgraph.release();
    expect(await client.next()).toMatchObject({
      type: 'next',
      id: 'q',
      payload: { data: { held: 'let go' } },
    });
    expect(await client.next()).toEqual({ type: 'complete', id: 'q' });
    expect((await client.closed).code).toBe(1001);
    await stopped;
  });

  it('ends streams of events without completing them, and answers queries over SSE', async () => {
    const gateway = await start({ stopTimeout: 60_000 });
    const stream = await openEvents(gateway.url, TICKS);
    expect(await stream.next()).toMatchObject({ event: 'next' });
    const query = await openEvents(gateway.url, { query: '{ held }' });
    await gateway.subgraph.waiting();
    const stopped = gateway.stopGateway();
    expect(await stream.next()).toBeUndefined();
    gateway.subgraph.release();
    expect(await query.next()).toEqual({ event: 'next', data: { data: { held: 'let go' } } });
    expect(await query.next()).toEqual({ event: 'complete', data: undefined });
    expect(await lasting(stopped)).toBeLessThan(5_000);
    await gateway.subgraph.quiet();
  });

  it('refuses who asks for a WebSocket meanwhile', async () => {
    const gateway = await start({ stopTimeout: 60_000 });
    const request = upgradeRequest(gateway.live);
    const late = await rawConnection(gateway.live);
    late.write(request.slice(0, 40));
    const client = await subscribed(gateway);
    const stopped = gateway.stopGateway();
    await client.closed;
    late.write(request.slice(40));
    const [answer] = await once(late, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1.1 503 /);
    expect(String(answer)).toContain('"code":"STOPPING"');
    late.end();
    await stopped;
  });

  it('cuts off who does not go', async () => {
    const gateway = await start({ stopTimeout: 600, live: { drainSpread: 1 } });
    const mute = await rawWebSocket(gateway.live);
    mute.on('error', () => undefined);
    mute.resume();
    const begun = performance.now();
    expect(await lasting(gateway.stopGateway())).toBeLessThan(3_000);
    expect(performance.now() - begun).toBeGreaterThan(500);
    if (!mute.destroyed) await once(mute, 'close');
  });

  it('leaves nothing to the system to send, of a stream of events that it cuts off', async () => {
    const gateway = await start({ stopTimeout: 600, live: { drainSpread: 1 } });
    const slow = await unreadEvents(gateway.live);
    await until(() => unsentBytes(gateway.url) > 0, 5_000);
    await gateway.stopGateway();
    expect(unsentBytes(gateway.url)).toBe(0);
    slow.destroy();
  });

  it('does not wait for connections on which nothing was ever asked', async () => {
    const gateway = await start({ stopTimeout: 60_000 });
    const unused = await rawConnection(gateway.live);
    const closed = once(unused, 'close');
    await lasting(gateway.stopGateway());
    unused.resume();
    await closed;
  });

  it('does not wait for an event log that is silent', async () => {
    const database = await testDatabase();
    const backbone = createPostgresBackbone({ url: database.url });
    await backbone.prepare();
    await backbone.close();
    const proxy = await cuttableProxy(database.url);
    try {
      const gateway = await start({ eventsDatabaseUrl: proxy.url, stopTimeout: 60_000 });
      const client = await subscribed(gateway);
      proxy.freeze();
      const took = lasting(gateway.stopGateway());
      expect((await client.closed).code).toBe(1001);
      expect(await took).toBeLessThan(3_000);
    } finally {
      await proxy.close();
      await database.drop();
    }
  });
});
