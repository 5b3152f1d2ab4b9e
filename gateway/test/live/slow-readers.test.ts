import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '../../../test/support/until.js';
import { SlowReader } from '../support/slow-reader.js';
import { startTransport, type Transport } from '../support/transport.js';
import { type LiveWorld, startWorld } from './support/live-world.js';

let transport: Transport;
let reader: SlowReader;
let world: LiveWorld | undefined;
afterEach(async () => {
  reader.leave();
  await transport.stop();
  await world?.stop();
  world = undefined;
});

const BACKLOG = 100_000;
const TEXT = 'x'.repeat(2_000);
/** What the frame and the message are beside the text, and pings. */
const AROUND = 1_000;
const rest = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface Message {
  readonly type: string;
  readonly payload: { readonly data: Record<string, unknown> };
}

/** What a client has read of its subscription. */
const read = <Data>(): Data[] =>
  (reader.messages as unknown as Message[])
    .filter(({ type }) => type === 'next')
    .map(({ payload }) => payload.data as Data);

/** Tells far more than anybody reads for so long. @returns the numbers of what was told, and the most that lay unread. */
async function tellFor(milliseconds: number): Promise<{ told: number[]; most: number; pauses: number }> {
  const told: number[] = [];
  let [number, bytes, most, pauses] = [0, 0, 0, 0];
  const begun = reader.taken;
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    for (let event = 0; event < 10; event++) {
      number += 1;
      if (transport.tell({ number, text: TEXT }) === 0) continue;
      told.push(number);
      bytes += TEXT.length;
      if (transport.behind > 0) pauses += 1;
    }
    most = Math.max(most, bytes - (reader.taken - begun));
    await rest(5);
  }
  return { told, most, pauses };
}

describe('a client that reads steadily, but slower than is told', () => {
  it('is not cut off, and has never more before it than it may, wherever that lies', async () => {
    transport = await startTransport({ backlog: BACKLOG, pingInterval: 100, stallTimeout: 2_000 });
    reader = await SlowReader.connect(transport.live);
    await reader.subscribe();
    await transport.listening(1);
    // A fifth of a million bytes a second: it takes half a second for what may lie before it.
    reader.read(4_000);
    const { told, most, pauses } = await tellFor(4_000);
    await transport.listening(1);
    expect(most).toBeLessThan(BACKLOG + TEXT.length + AROUND);
    // It goes on each time that it has read what was too much.
    expect(pauses).toBeGreaterThan(3);
    const last = told.at(-1);
    await until(() => read<{ number: number }>().at(-1)?.number === last, 5_000);
    expect(read<{ number: number }>().map(({ number }) => number)).toEqual(told);
    await until(() => transport.behind === 0, 5_000);
  });

  it('is not cut off in the midst of what is larger than it may have before it, and reads it whole', async () => {
    transport = await startTransport({ backlog: BACKLOG, pingInterval: 100, stallTimeout: 3_000 });
    reader = await SlowReader.connect(transport.live);
    await reader.subscribe();
    await transport.listening(1);
    const text = 'lång'.repeat(800_000);
    // Its network holds several seconds of it.
    reader.read(10_000);
    transport.tell({ number: 1, text });
    expect(transport.behind).toBe(1);
    await until(() => transport.behind === 0, 40_000);
    transport.tell({ number: 2, text: '' });
    await until(() => read().length === 2, 10_000);
    expect(read()).toEqual([
      { number: 1, text },
      { number: 2, text: '' },
    ]);
  }, 60_000);

  it('is told of the gap and how things stand, and in the end what is so', async () => {
    world = await startWorld({ streams: { ring: { events: 20, size: 1e6, age: 60_000 } } });
    const { log, engineWith, streams } = world;
    // Long enough for a machine that has much else to do: nobody is to be cut off, with little before it neither.
    const settings = { backlog: 20_000, pingInterval: 10_000, stallTimeout: 60_000 };
    transport = await startTransport(settings, engineWith().prepare, streams);
    reader = await SlowReader.connect(transport.live);
    await reader.subscribe('subscription { counts(topic: "a") { token sort count topic { name } } }');
    await until(() => log.running === 1);
    const heard = () =>
      read<{ counts: { token: string; sort: string; count: number | null } }>().map(({ counts }) => counts);
    const gaps = () => heard().filter(({ sort }) => sort === 'HOLE').length;
    while (gaps() < 3 && !reader.isClosed) {
      // However slow the machine is, more is told than read: half as much as these are.
      const told = streams.figures.events + 5;
      for (let change = 0; change < 5; change++) log.add('a');
      while (streams.figures.events < told) await rest(1);
      reader.take(400);
    }
    reader.read(1_000_000);
    await until(() => heard().at(-1)?.count === log.length, 20_000);
    const sorts = heard().map(({ sort }) => sort);
    expect(streams.figures).toMatchObject({ listeners: 1, behind: 0 });
    // Whatever is not the next one stands after a gap, and says how things stand.
    let before = 0;
    for (const { sort, count: now } of heard()) {
      if (sort === 'EVENT') expect(now).toBe(before + 1);
      if (now !== null) before = now;
    }
    for (const [at, sort] of sorts.entries()) if (sort === 'HOLE') expect(sorts[at + 1]).toBe('STATE');
    expect(new Set(heard().map(({ token }) => token)).size).toBe(sorts.length);
  }, 60_000);
});

describe('a client that has much before it', () => {
  it('is heard while it is told no more', async () => {
    transport = await startTransport({ backlog: BACKLOG });
    reader = await SlowReader.connect(transport.live);
    await reader.subscribe();
    await transport.listening(1);
    await tellFor(300);
    expect(transport.behind).toBe(1);
    reader.say({ type: 'subscribe', id: 'b', payload: { query: 'subscription { ticks }' } });
    await transport.listening(2);
    reader.say({ type: 'complete', id: 'a' });
    await transport.listening(1);
  });

  it('and vanishes is cut off when it has shown nothing for as long as a client may take nothing', async () => {
    transport = await startTransport({ backlog: BACKLOG, pingInterval: 100, stallTimeout: 800 });
    reader = await SlowReader.connect(transport.live);
    await reader.subscribe();
    await transport.listening(1);
    const begun = performance.now();
    await tellFor(300);
    expect(transport.behind).toBe(1);
    await transport.listening(0);
    const lasted = performance.now() - begun;
    expect(lasted).toBeGreaterThan(750);
    expect(lasted).toBeLessThan(10_000);
    // It finds out when it reads again.
    reader.read(1_000_000);
    await reader.closed;
  });

  it.each(['', 'x', '-1', '0', '99999999999999', 'Infinity', '9'.repeat(125)])(
    'is not believed a pong that nobody asked for: "%s"',
    async (payload) => {
      transport = await startTransport({ backlog: BACKLOG, pingInterval: 100, stallTimeout: 800 });
      reader = await SlowReader.connect(transport.live);
      await reader.subscribe();
      await transport.listening(1);
      await tellFor(300);
      expect(transport.behind).toBe(1);
      // Nor is it spared for what it says: it may be told nothing more before it has read.
      const begun = performance.now();
      const chatter = setInterval(() => {
        reader.pong(payload);
        expect(transport.tell({ number: -1, text: TEXT })).toBe(0);
      }, 20);
      await transport.listening(0);
      clearInterval(chatter);
      expect(performance.now() - begun).toBeLessThan(10_000);
    },
  );
});

describe('a client that has nothing before it', () => {
  it('may answer pings with what it likes, as long as it says something', async () => {
    transport = await startTransport({ backlog: BACKLOG, pingInterval: 200, stallTimeout: 60_000 });
    reader = await SlowReader.connect(transport.live);
    await reader.subscribe();
    await transport.listening(1);
    const chatter = setInterval(() => reader.pong('still here'), 50);
    await rest(1_500);
    clearInterval(chatter);
    await transport.listening(1);
    await transport.listening(0);
  });
});
