import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type LiveWorld, startWorld, type WorldOptions } from './support/live-world.js';
import { until } from './support/test-listener.js';

let world: LiveWorld;
const begin = async (options: WorldOptions = {}) => {
  world = await startWorld({ ...options, streams: { linger: 100, ...options.streams } });
  return world;
};
afterEach(() => world.stop());

const COUNTS = 'subscription ($since: ID) { counts(topic: "a", since: $since) { token sort count } }';
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('a stream whose subscription breaks', () => {
  it.each<[string, () => Promise<void> | void]>([
    ['the connection is cut', () => world.service.cut()],
    ['the service ends it', () => world.service.endStreams()],
    [
      'the service is down for a while',
      async () => {
        await world.stopService();
        world.log.add('a');
        await world.startService();
      },
    ],
  ])('goes on after its last cursor where %s', async (_what, breakIt) => {
    const { log } = await begin();
    const listeners = await Promise.all([1, 2, 3].map(() => world.listen(COUNTS)));
    await until(() => log.running === 1);
    for (let round = 0; round < 4; round++) {
      log.add('a');
      await listeners[0]?.count(log.length);
      await breakIt();
      log.add('a');
    }
    for (const listener of listeners) {
      await listener.count(log.length);
      expect(listener.counts).toEqual(upTo(log.length));
    }
    expect(log.running).toBe(1);
  });

  it('goes on with the change that a service could not tell, once it can', async () => {
    const { log, service, streams } = await begin();
    const listeners = await Promise.all([1, 2].map(() => world.listen(COUNTS)));
    await until(() => log.running === 1);
    log.add('a');
    await Promise.all(listeners.map((listener) => listener.count(1)));
    service.failChanges(true);
    log.add('a');
    log.add('a');
    await until(() => streams.figures.breaks >= 2);
    service.failChanges(false);
    for (const listener of listeners) {
      await listener.count(3);
      expect(listener.counts).toEqual([1, 2, 3]);
      expect(listener.heard.filter(({ errors }) => errors)).toEqual([]);
    }
  });

  it('begins its snapshots anew where they were cut off, and tells each once', async () => {
    const { log, service } = await begin();
    for (let topic = 0; topic < 400; topic++) log.add(`t${topic}`);
    // One of them is the HOLE with which each stream begins.
    log.muteAfter = 101;
    const listener = await world.listen('subscription { counts { token sort count topic { id name } } }');
    await until(() => world.streams.figures.events === 100);
    log.muteAfter = Number.POSITIVE_INFINITY;
    service.cut();
    await listener.until(({ heard }) => heard.length === 400);
    const topics = listener.heard.map(({ data }) => data.topic?.id);
    expect(new Set(topics).size).toBe(400);
    log.add('t7');
    await listener.count(2);
    expect(listener.heard).toHaveLength(401);
  });

  it('tells of a gap and how things stand where its log has been made anew', async () => {
    const { log, service } = await begin();
    const listeners = await Promise.all([1, 2].map(() => world.listen(COUNTS)));
    await until(() => log.running === 1);
    log.add('a');
    await Promise.all(listeners.map((listener) => listener.count(1)));
    log.beginAnew();
    service.cut();
    await Promise.all(listeners.map((listener) => listener.until(({ heard }) => heard.length === 3)));
    log.add('a');
    for (const listener of listeners) {
      await listener.count(2);
      expect(listener.counts).toEqual([1, 'HOLE', 'STATE 1', 2]);
    }
  });

  it('tells of a gap before what comes after it, also where it breaks between', async () => {
    const { log, service, streams } = await begin();
    const listener = await world.listen('subscription { votes(topic: "a") { token sort count } }');
    await until(() => log.running === 1);
    log.add('a');
    await listener.count(1);
    log.beginAnew();
    // The HOLE, without HERE.
    log.muteAfter = 1;
    service.cut();
    await until(() => streams.figures.events === 2);
    log.muteAfter = Number.POSITIVE_INFINITY;
    log.add('a');
    service.cut();
    await listener.count(2);
    log.add('a');
    await listener.count(3);
    expect(listener.counts).toEqual([1, 'HOLE', 2, 3]);
  });

  it('goes on without a gap, however little it was told of, where all that it is past is no longer kept', async () => {
    const { log, service } = await begin();
    const listener = await world.listen(COUNTS);
    const other = await world.listen('subscription { votes(topic: "b") { token sort count } }');
    await until(() => log.running === 2);
    log.add('a');
    await listener.count(1);
    for (let change = 0; change < 5; change++) log.add('b');
    await other.count(5);
    log.tellPlaces();
    log.add('b');
    await other.count(6);
    log.prune(1);
    service.cut();
    log.add('a');
    await listener.count(2);
    expect(listener.counts).toEqual([1, 2]);
  });

  it('does the same where its own cursor is no longer one', async () => {
    const { log, service } = await begin();
    const listener = await world.listen(COUNTS);
    await until(() => log.running === 1);
    log.add('a');
    await listener.count(1);
    service.refuse('INVALID_CURSOR');
    service.cut();
    await listener.until(({ heard }) => heard.length === 3);
    log.add('a');
    await listener.count(2);
    expect(listener.counts).toEqual([1, 'HOLE', 'STATE 1', 2]);
  });

  it('ends with the error where it is refused for good', async () => {
    const { log, service } = await begin();
    const listeners = await Promise.all([1, 2].map(() => world.listen(COUNTS)));
    await until(() => log.running === 1);
    service.refuse('NOT_FOUND');
    service.cut();
    for (const listener of listeners) {
      await listener.until(({ ended }) => ended);
      expect(listener.errors).toMatchObject([{ message: 'Not now.', extensions: { code: 'NOT_FOUND' } }]);
    }
    expect(world.streams.figures).toMatchObject({ streams: 0, listeners: 0, upstream: 0 });
  });

  it('names itself to the service as it does in what it tells its listeners', async () => {
    const { service, log } = await begin();
    const odd = 'subscription { votes(topic: "a") { token sort count even } }';
    const listeners = await Promise.all([1, 2].map(() => world.listen(odd)));
    const other = await world.listen('subscription { votes { token sort count even } }');
    await until(() => log.running === 2);
    log.add('a');
    const told = [];
    for (const listener of [...listeners, other]) {
      await listener.count(1);
      told.push(listener.heard.at(-1)?.errors?.[0]?.extensions?.['requestId']);
    }
    expect(told[1]).toBe(told[0]);
    expect(new Set(service.requestIds)).toEqual(new Set(told));
    expect(service.callers).toEqual([{}]);
  });

  it('is tried again where it is refused for now', async () => {
    const { log, service } = await begin();
    service.refuse('INTERNAL_SERVER_ERROR');
    const listener = await world.listen(COUNTS);
    await until(() => world.streams.figures.breaks >= 2);
    log.add('a');
    service.refuse(undefined);
    expect((await listener.count(1)).counts).toEqual(['STATE 1']);
  });
});

describe('a subscription that can not be made', () => {
  it('is told to those who wait for it after a while', async () => {
    await begin({ streams: { patience: 300 } });
    await world.stopService();
    const listener = await world.listen(COUNTS);
    await listener.until(({ ended }) => ended);
    expect(listener.errors).toMatchObject([
      { extensions: { code: 'SUBGRAPH_UNREACHABLE', subgraph: 'log' } },
    ]);
    await world.startService();
  });

  it('is told also where somebody takes it and says nothing', async () => {
    const mute = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    await begin({ streams: { patience: 400 }, deadline: 150 });
    const { port } = mute.address() as { port: number };
    world.streams.replaceEngine(world.engineAt(`http://127.0.0.1:${port}/graphql`));
    const listener = await world.listen(COUNTS);
    await listener.until(({ ended }) => ended);
    expect(listener.errors).toMatchObject([{ extensions: { code: 'TIMEOUT' } }]);
    mute.close();
  });
});

describe('a connection to a service', () => {
  it('that says nothing any more is cut, and its streams go on over another', async () => {
    const { log } = await begin({ subgraphs: { pingInterval: 100 } });
    const listener = await world.listen(COUNTS);
    await until(() => log.running === 1);
    world.service.freeze();
    log.add('a');
    expect((await listener.count(1)).counts).toEqual([1]);
    expect(world.streams.figures.breaks).toBeGreaterThan(0);
  });

  it('says with each ping who asks, so that it is believed as long as it is open', async () => {
    let tokens = 0;
    const { log, service } = await begin({
      subgraphs: {
        pingInterval: 50,
        tokenFor: async () => {
          tokens += 1;
          return `token-${tokens}`;
        },
      },
    });
    await world.listen(COUNTS);
    await until(() => log.running === 1 && service.pings.length >= 2);
    expect(service.callers).toMatchObject([{ authorization: 'Bearer token-1' }]);
    expect(service.pings.slice(0, 2)).toMatchObject([
      { authorization: 'Bearer token-2' },
      { authorization: 'Bearer token-3' },
    ]);
  });
});
