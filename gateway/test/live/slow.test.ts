import { afterEach, describe, expect, it } from '@jest/globals';
import { type LiveWorld, startWorld, type WorldOptions } from './support/live-world.js';
import { until } from './support/test-listener.js';

let world: LiveWorld;
const begin = async (options: WorldOptions = {}) => {
  world = await startWorld({ ...options, streams: { linger: 100, ...options.streams } });
  return world;
};
const SMALL = { events: 5, size: 1e6, age: 60_000 };
afterEach(() => world.stop());

const COUNTS = 'subscription ($since: ID) { counts(topic: "a", since: $since) { token sort count } }';
const ALL = 'subscription { counts { token sort count topic { id } } }';
const NAMED = 'subscription { counts(topic: "a") { token sort count topic { name } } }';
const VOTES = 'subscription { votes(topic: "a") { token sort count } }';
const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('a listener that takes no more for now', () => {
  it('delays nobody, and hears afterwards what it missed, as long as that is kept', async () => {
    const { log } = await begin();
    const quick = await world.listen(COUNTS);
    const slow = await world.listen(COUNTS);
    await until(() => log.running === 1);
    slow.room = 2;
    for (let change = 0; change < 50; change++) log.add('a');
    await quick.count(50);
    expect(slow.counts).toEqual([1, 2]);
    expect(world.streams.figures.behind).toBe(1);
    slow.again(3);
    expect(slow.counts).toEqual(from(1, 5));
    slow.again();
    expect(slow.counts).toEqual(from(1, 50));
    log.add('a');
    await slow.count(51);
    expect(slow.counts).toEqual(from(1, 51));
    expect(world.streams.figures.behind).toBe(0);
  });

  it('is told of the gap and how things stand where too much has come meanwhile', async () => {
    const { log } = await begin({ streams: { ring: SMALL } });
    log.add('b');
    log.add('a');
    const quick = await world.listen(ALL);
    const slow = await world.listen(ALL);
    await Promise.all([quick.count(1), slow.count(1)]);
    await quick.until(({ heard }) => heard.length === 2);
    await slow.until(({ heard }) => heard.length === 2);
    slow.room = 1;
    for (let change = 0; change < 20; change++) log.add('a');
    await quick.count(21);
    slow.again();
    await slow.until(({ counts }) => counts.includes('STATE 21'));
    log.add('a');
    await slow.count(22);
    expect(slow.counts).toEqual(['STATE 1', 'STATE 1', 2, 'HOLE', 'STATE 1', 'STATE 21', 22]);
    const [, , , gap] = slow.heard;
    expect(JSON.parse(gap?.text ?? '')).toEqual({
      data: { counts: { token: expect.any(String), sort: 'HOLE', count: null, topic: null } },
    });
    expect(quick.counts.slice(2)).toEqual(from(2, 22));
    // Who drops what has a cursor that was there drops nothing.
    expect(new Set(slow.heard.map(({ data }) => data.token)).size).toBe(slow.heard.length);
  });

  it('is not told how things stood before what it has heard', async () => {
    let names = 0;
    let held: Promise<void> | undefined;
    const { log } = await begin({
      streams: { ring: { events: 50, size: 1e6, age: 60_000 } },
      async beforeName() {
        names += 1;
        await held;
      },
    });
    log.add('a');
    const [quick, slow] = [await world.listen(NAMED), await world.listen(NAMED)];
    await Promise.all([quick.count(1), slow.count(1)]);
    // More than are told after a snapshot that others were told: the next one asks for its own, which takes a while.
    for (let change = 0; change < 101; change++) log.add('a');
    await Promise.all([quick.count(102), slow.count(102)]);
    let release = () => {};
    held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const before = names;
    const late = await world.listen(NAMED);
    await until(() => names === before + 1);
    held = undefined;
    slow.room = 1;
    for (let change = 0; change < 100; change++) log.add('a');
    await quick.count(202);
    slow.again();
    release();
    await Promise.all([slow.count(202), late.count(202)]);
    log.add('a');
    await Promise.all([slow.count(203), late.count(203)]);
    expect(slow.counts).toEqual(['STATE 1', ...from(2, 103), 'HOLE', 'STATE 202', 203]);
    expect(late.counts).toEqual(['STATE 102', ...from(103, 203)]);
  });

  it.each([
    ['of one topic', COUNTS],
    ['of all topics', ALL],
  ])('comes back after the gap, where it was cut off there, and misses nothing: %s', async (_what, query) => {
    const { log } = await begin({ streams: { ring: SMALL } });
    log.add('b');
    const quick = await world.listen(query);
    const slow = await world.listen(query);
    await until(() => log.running === 1);
    log.add('a');
    await Promise.all([quick.count(1), slow.count(1)]);
    slow.room = 1;
    for (let change = 0; change < 20; change++) log.add('a');
    await quick.count(21);
    slow.again(1);
    await slow.until(({ counts }) => counts.at(-1) === 'HOLE');
    expect(new Set(slow.heard.map(({ data }) => data.token)).size).toBe(slow.heard.length);
    slow.leave();
    const query2 =
      query === COUNTS
        ? COUNTS
        : ALL.replace('counts', 'counts(since: $since)').replace('{', '($since: ID) {');
    const back = await world.listen(query2, { since: slow.cursor });
    await back.until(({ counts }) => counts.includes('STATE 21'));
    log.add('a');
    await back.count(22);
  });

  it('is told of the gap alone where the stream has no snapshots', async () => {
    const { log } = await begin({ streams: { ring: SMALL } });
    const quick = await world.listen(VOTES);
    const slow = await world.listen(VOTES);
    await until(() => log.running === 1);
    slow.room = 1;
    for (let change = 0; change < 20; change++) log.add('a');
    await quick.count(20);
    slow.again();
    await slow.until(({ heard }) => heard.length === 2);
    log.add('a');
    await slow.count(21);
    expect(slow.counts).toEqual([1, 'HOLE', 21]);
    expect(new Set(slow.heard.map(({ data }) => data.token)).size).toBe(3);
  });

  it('reads its replay at its own pace, and holds nothing upstream meanwhile', async () => {
    const { log } = await begin({ streams: { ring: SMALL } });
    log.add('a');
    const early = await world.listen(COUNTS);
    await early.count(1);
    for (let change = 0; change < 300; change++) log.add('a');
    await early.count(301);
    const { heard } = early;
    const late = await world.listen(COUNTS, { since: heard[0]?.data.token });
    late.room = 10;
    await late.until(({ room }) => room === 0);
    await until(() => log.running === 1);
    for (let page = 0; page < 3; page++) {
      late.again(100);
      await late.until(({ room, counts }) => room === 0 || counts.at(-1) === 301);
    }
    log.add('a');
    await late.count(302);
    expect(late.counts).toEqual(from(2, 302));
  });

  it('may leave while it takes nothing, or in the midst of being told', async () => {
    const { log, streams } = await begin();
    const listeners = await Promise.all(from(1, 5).map(() => world.listen(COUNTS)));
    await until(() => log.running === 1);
    const [first, second, third, fourth, fifth] = listeners;
    if (!first || !second || !third || !fourth || !fifth) throw new Error('Expected five listeners.');
    first.room = 1;
    second.onHeard = () => third.leave();
    fourth.onHeard = () => {
      throw new Error('A listener that breaks.');
    };
    log.add('a');
    await fifth.count(1);
    first.leave();
    log.add('a');
    await fifth.count(2);
    expect(listeners.map(({ counts }) => counts)).toEqual([[1], [1, 2], [], [1], [1, 2]]);
    expect(streams.figures).toMatchObject({ listeners: 2, behind: 0, streams: 1 });
  });
});

describe('a subgraph that is slow', () => {
  it('lets what comes too fast stay in the log, and nothing of it is lost', async () => {
    const { log, names } = await begin();
    const listener = await world.listen(
      'subscription { votes(topic: "a") { token sort count topic { name } } }',
    );
    await until(() => log.running === 1);
    let most = 0;
    names.misbehave((response) => {
      most = Math.max(most, log.running);
      setTimeout(() => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"data":{"_entities":[{"name":"slow"}]}}');
      }, 5);
    });
    for (let change = 0; change < 1_500; change++) log.add('a');
    await listener.count(1_500);
    expect(listener.counts).toEqual(from(1, 1_500));
    expect(log.asked.length).toBeGreaterThan(3);
    expect(most).toBe(1);
  });
});

describe('a stream', () => {
  it('ends upstream soon after its last listener has left, also where nothing comes', async () => {
    const { log, service, streams } = await begin({ streams: { linger: 300 } });
    log.add('a');
    const listener = await world.listen(COUNTS);
    await listener.count(1);
    const left = performance.now();
    listener.leave();
    await until(() => log.running === 0);
    expect(performance.now() - left).toBeGreaterThanOrEqual(290);
    await until(() => service.sockets() === 0);
    expect(streams.figures).toMatchObject({ streams: 0, listeners: 0, upstream: 0, behind: 0 });
  });

  it('is the same one for those who come within that time', async () => {
    const { log } = await begin({ streams: { linger: 300 } });
    const listener = await world.listen(COUNTS);
    await until(() => log.running === 1);
    log.add('a');
    await listener.count(1);
    listener.leave();
    const next = await world.listen(COUNTS, { since: listener.cursor });
    log.add('a');
    await next.count(2);
    expect(log.asked).toHaveLength(1);
  });
});

describe('errors', () => {
  it('of one event are not repeated on the next, and carry where they are and a code', async () => {
    const { log } = await begin();
    const listener = await world.listen('subscription { votes(topic: "a") { token sort count even } }');
    await until(() => log.running === 1);
    for (let change = 0; change < 4; change++) log.add('a');
    await listener.count(4);
    expect(listener.heard.map(({ errors }) => errors)).toEqual([
      [expect.objectContaining({ message: 'Odd.', path: ['votes', 'even'] })],
      undefined,
      [expect.objectContaining({ message: 'Odd.', path: ['votes', 'even'] })],
      undefined,
    ]);
    expect(listener.heard[0]?.errors?.[0]?.extensions).toMatchObject({ code: 'ODD', subgraph: 'log' });
  });

  it('of a subgraph that is down cost its own fields and nothing else', async () => {
    const { log, names } = await begin();
    const listener = await world.listen(
      'subscription { votes(topic: "a") { token sort count topic { name } } }',
    );
    await until(() => log.running === 1);
    log.add('a');
    const { cursor } = await listener.count(1);
    names.misbehave((response) => response.socket?.destroy());
    log.add('a');
    await listener.count(2);
    names.misbehave();
    log.add('a');
    await listener.count(3);
    expect(listener.heard.map(({ data, errors }) => [data.topic, errors?.length])).toEqual([
      [{ name: 'Topic a' }, undefined],
      [{ name: null }, 1],
      [{ name: 'Topic a' }, undefined],
    ]);
    // Who comes for it later gets it as a whole.
    const back = await world.listen(
      'subscription ($since: ID) { votes(topic: "a", since: $since) { token sort count topic { name } } }',
      { since: cursor },
    );
    await back.count(3);
    expect(back.heard.map(({ data }) => [data.count, data.topic])).toEqual([
      [2, { name: 'Topic a' }],
      [3, { name: 'Topic a' }],
    ]);
  });

  it('of how things stand are not told to those who come a moment later', async () => {
    const { log, names } = await begin();
    log.add('a');
    names.misbehave((response) => response.socket?.destroy());
    const first = await world.listen(NAMED);
    await first.count(1);
    names.misbehave();
    const second = await world.listen(NAMED);
    await second.count(1);
    expect([first, second].map(({ heard }) => heard.map(({ data }) => data.topic))).toEqual([
      [{ name: null }],
      [{ name: 'Topic a' }],
    ]);
  });
});
