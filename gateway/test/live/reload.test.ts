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
const EVEN = 'subscription { votes(topic: "a") { token sort count even } }';

describe('another engine', () => {
  it('goes on with the streams that fit its graph, without a gap and without repeats', async () => {
    const { log } = await begin();
    const listeners = await Promise.all([1, 2, 3].map(() => world.listen(COUNTS)));
    await until(() => log.running === 1);
    for (let change = 1; change <= 300; change++) {
      log.add('a');
      if (change % 50 === 0) {
        world.streams.replaceEngine(
          world.engineWith((types) => types.replace('flood: String', 'flow: String')),
        );
        await listeners[0]?.count(change);
      }
    }
    for (const listener of listeners) {
      await listener.count(300);
      expect(listener.counts).toEqual(log.history('a'));
    }
    await until(() => log.running === 1);
    log.add('a');
    await listeners[0]?.count(301);
  });

  it('goes on also with replays that are under way', async () => {
    const { log } = await begin({ streams: { ring: { events: 5, size: 1e6, age: 60_000 } } });
    log.add('a');
    const early = await world.listen(COUNTS);
    const { cursor } = await early.count(1);
    for (let change = 0; change < 1_000; change++) log.add('a');
    const late = await world.listen(COUNTS, { since: cursor });
    await late.until(({ heard }) => heard.length > 10);
    world.streams.replaceEngine(world.engineWith());
    await late.count(1_001);
    expect(late.counts).toEqual(log.history('a').slice(1));
  });

  it('ends those that do not fit its graph, and says what is not there', async () => {
    const { log } = await begin();
    const fitting = await world.listen(COUNTS);
    const unfit = await world.listen(EVEN);
    const beside = await world.listen(EVEN);
    await until(() => log.running === 2);
    world.streams.replaceEngine(world.engineWith((types) => types.replace('even: Int', 'odd: Int')));
    await unfit.until(({ ended }) => ended);
    const extensions = { code: 'SCHEMA_CHANGED', requestId: expect.not.stringMatching(/^request-/) };
    expect(unfit.errors).toMatchObject([{ message: expect.stringContaining('"even"'), extensions }]);
    // Whoever asked for the stream first is nothing to those who share it.
    expect(beside.errors).toEqual(unfit.errors);
    log.add('a');
    await fitting.count(1);
    expect(log.running).toBe(1);
  });

  it('takes what was prepared by the one before', async () => {
    const { log } = await begin();
    world.streams.replaceEngine(world.engineWith((types) => types.replace('even: Int', 'odd: Int')));
    const listener = await world.listen(COUNTS);
    const unfit = await world.listen(EVEN);
    await until(() => log.running === 1);
    log.add('a');
    await listener.count(1);
    await unfit.until(({ ended }) => ended);
    expect(unfit.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });
});

describe('a subscription that is not to a live field', () => {
  it('gives its listener what comes, and ends when it ends', async () => {
    await begin();
    const listener = await world.listen('subscription { upTo(number: 3) }');
    await listener.until(({ ended }) => ended);
    expect(listener.heard.map(({ text }) => text)).toEqual(
      [1, 2, 3].map((upTo) => `{"data":{"upTo":${upTo}}}`),
    );
    expect(listener.errors).toBeUndefined();
    expect(world.streams.figures).toMatchObject({ listeners: 0, upstream: 0 });
  });

  it('is read no faster than its listener takes it', async () => {
    const { service } = await begin();
    const listener = await world.listen('subscription { flood }');
    listener.room = 3;
    await listener.until(({ room }) => room === 0);
    // What the sockets and their buffers hold stays the same; nothing is read any more.
    let given = -1;
    while (given !== service.flooded()) {
      given = service.flooded();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(listener.heard).toHaveLength(3);
    listener.again(2);
    await listener.until(({ heard }) => heard.length === 5);
    listener.leave();
    await until(() => service.sockets() === 0);
  });

  it('ends where another graph does not have it', async () => {
    await begin();
    const listener = await world.listen('subscription { flood }');
    await listener.until(({ heard }) => heard.length > 0);
    world.streams.replaceEngine(world.engineWith((types) => types.replace('flood: String', 'flow: String')));
    await listener.until(({ ended }) => ended);
    expect(listener.errors).toMatchObject([{ extensions: { code: 'SCHEMA_CHANGED' } }]);
  });
});
