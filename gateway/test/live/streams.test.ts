import { afterEach, describe, expect, it } from '@jest/globals';
import { type LiveWorld, startWorld, type WorldOptions } from './support/live-world.js';
import { until } from './support/test-listener.js';

let world: LiveWorld;
const begin = async (options: WorldOptions = {}) => {
  world = await startWorld({ ...options, streams: { linger: 100, ...options.streams } });
  return world;
};
afterEach(() => world.stop());

const COUNTS =
  'subscription ($topic: ID, $since: ID) { counts(topic: $topic, since: $since) { token sort count } }';
const NAMED = 'subscription { counts(topic: "a") { token sort count topic { id name } } }';
const VOTES = 'subscription ($since: ID) { votes(topic: "a", since: $since) { token sort count } }';

describe('listeners who ask for the same', () => {
  it('share one subscription, one fetch of entities for each event and one text', async () => {
    const { log, service, names } = await begin();
    log.add('a');
    const texts = [
      NAMED,
      'subscription{counts(topic:"a"){token sort,count topic{id name}}}',
      'subscription { counts(since: null, topic: "a") { token sort count topic { id name } } }',
    ];
    const listeners = await Promise.all(
      Array.from({ length: 50 }, (_, index) => world.listen(texts[index % 3] as string)),
    );
    await Promise.all(listeners.map((listener) => listener.count(1)));
    expect(log.running).toBe(1);
    expect(service.sockets()).toBe(1);
    names.takeRequests();
    log.add('a');
    await Promise.all(listeners.map((listener) => listener.count(2)));
    expect(names.takeRequests()).toHaveLength(1);
    const [first] = listeners;
    expect(first?.heard.map(({ data }) => [data.sort, data.count, data.topic?.name])).toEqual([
      ['STATE', 1, 'Topic a'],
      ['EVENT', 2, 'Topic a'],
    ]);
    for (const { heard } of listeners) expect(heard.at(-1)?.text).toBe(first?.heard.at(-1)?.text);
    expect(Object.keys(JSON.parse(first?.heard[0]?.text ?? '').data.counts)).toEqual([
      'token',
      'sort',
      'count',
      'topic',
    ]);
  });

  it('share it wherever each says after what it goes on', async () => {
    const { log } = await begin();
    log.add('a');
    const inVariable = await world.listen(COUNTS, { topic: 'a' });
    await inVariable.count(1);
    log.add('a');
    await inVariable.count(2);
    const { cursor } = inVariable;
    const other = await world.listen(COUNTS, { topic: 'a', since: cursor });
    log.add('a');
    expect((await other.count(3)).counts).toEqual([3]);
    expect(log.running).toBe(1);
    expect(log.asked).toHaveLength(1);
  });

  it('do not share it where a value is another, or where one wants other fields', async () => {
    const { log, service } = await begin();
    for (const topic of ['a', 'b']) log.add(topic);
    const a = await world.listen(COUNTS, { topic: 'a' });
    const b = await world.listen(COUNTS, { topic: 'b' });
    const named = await world.listen(NAMED);
    await Promise.all([a, b, named].map((listener) => listener.count(1)));
    expect(log.running).toBe(3);
    expect(service.sockets()).toBe(1);
  });
});

describe('a stream whose last listener leaves while another engine comes', () => {
  it('asks for nothing more', async () => {
    const { log, service, streams } = await begin({ streams: { linger: 0 } });
    log.add('a');
    const listener = await world.listen(COUNTS, { topic: 'a' });
    await listener.count(1);
    streams.replaceEngine(world.engineWith());
    listener.leave();
    // By then the other engine has come to all streams.
    const other = await world.listen(VOTES);
    await until(() => log.asked.length >= 2 && log.running === 1);
    log.add('a');
    await other.count(2);
    other.leave();
    await until(() => log.running === 0 && service.sockets() === 0);
    expect(log.asked).toHaveLength(2);
  });
});

describe('a listener that joins', () => {
  it('is told how things stand and then each change, none missing and none twice, whenever it comes', async () => {
    const { log } = await begin();
    const listeners = [];
    for (let change = 1; change <= 200; change++) {
      log.add('a');
      if (change % 10 === 0) listeners.push(await world.listen(COUNTS, { topic: 'a' }));
      if (change % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    for (const listener of listeners) {
      await listener.count(200);
      const [state, ...changes] = listener.counts;
      const from = Number(String(state).split(' ')[1]);
      expect(changes).toEqual(Array.from({ length: 200 - from }, (_, index) => from + 1 + index));
    }
  });

  it('of a stream without snapshots hears nothing of what has been', async () => {
    const { log } = await begin();
    const first = await world.listen(VOTES);
    await until(() => log.running === 1);
    log.add('a');
    await first.count(1);
    const second = await world.listen(VOTES);
    await until(() => log.asked.length === 2);
    log.add('a');
    expect((await second.count(2)).counts).toEqual([2]);
    await first.count(2);
  });

  it('with a cursor that is long past gets all that it missed, alone, and then what all get', async () => {
    const { log } = await begin({ streams: { ring: { events: 5, size: 1e6, age: 60_000 } } });
    log.add('a');
    const early = await world.listen(COUNTS, { topic: 'a' });
    await early.count(1);
    const { cursor } = early;
    for (let change = 0; change < 600; change++) log.add('a');
    await early.count(601);
    const late = await world.listen(COUNTS, { topic: 'a', since: cursor });
    await late.count(601);
    log.add('a');
    await late.count(602);
    expect(late.counts).toEqual(log.history('a').slice(1));
    await until(() => log.running === 1);
    expect(early.counts).toHaveLength(602);
  });

  it('with a cursor beyond what is kept is told so, and how things stand', async () => {
    const { log } = await begin();
    log.add('a');
    const early = await world.listen(COUNTS, { topic: 'a' });
    await early.count(1);
    early.leave();
    await until(() => log.running === 0);
    for (let change = 0; change < 10; change++) log.add('a');
    log.prune(3);
    const late = await world.listen(COUNTS, { topic: 'a', since: early.cursor });
    await late.count(11);
    log.add('a');
    expect((await late.count(12)).counts).toEqual(['HOLE', 'STATE 11', 12]);
  });

  it.each([
    ['a forged cursor', { topic: 'a', since: 'forged' }, 'INVALID_CURSOR'],
    ['an empty cursor', { topic: 'a', since: '' }, 'INVALID_CURSOR'],
    ['what is not there', { topic: 'none' }, 'NOT_FOUND'],
    ['a value of another type', { topic: { no: 'ID' } }, 'BAD_USER_INPUT'],
  ])('with %s is told so by a code', async (_what, variables, code) => {
    const { log } = await begin();
    const listener = await world.listen(COUNTS, variables);
    await listener.until(({ ended }) => ended);
    expect(listener.errors).toMatchObject([{ extensions: { code } }]);
    expect(log.running).toBe(0);
  });
});
