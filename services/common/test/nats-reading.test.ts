import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { startWay } from '../../../test/support/cluster/way.js';
import { type NatsServer, startNatsServer } from '../../../test/support/nats-server.js';
import { until } from '../../../test/support/until.js';
import { createNatsBackbone, startTail } from '../src/backbone/index.js';
import { idsAfter, publishUpTo } from './backbone-site.js';

let server: NatsServer;
let connection: NatsConnection;

beforeAll(async () => {
  server = await startNatsServer();
  connection = await connect({ servers: [server.url] });
});
afterAll(async () => {
  await connection.close();
  await server.clean();
});

/** Counts the messages of a stream that are asked for. */
async function askings(stream: string): Promise<{ readonly count: number; stop(): Promise<void> }> {
  let count = 0;
  const subscription = connection.subscribe(`$JS.API.STREAM.MSG.GET.${stream}`, {
    callback: () => {
      count += 1;
    },
  });
  await connection.flush();
  return {
    get count() {
      return count;
    },
    async stop() {
      await connection.flush();
      subscription.unsubscribe();
    },
  };
}

/** How many messages of a stream are asked for while something is done. */
async function askedFor(stream: string, work: () => Promise<unknown>): Promise<number> {
  const asked = await askings(stream);
  await work();
  await asked.stop();
  return asked.count;
}

async function untilAsked(stream: string, count: number): Promise<void> {
  const asked = await askings(stream);
  await until(() => asked.count >= count);
  await asked.stop();
}

it('asks the server once for what many read who come back at once', async () => {
  const stream = 'LOG_READ';
  const writing = createNatsBackbone({ servers: [server.url], stream });
  const backbone = createNatsBackbone({ servers: [server.url], stream });
  await writing.prepare();
  await publishUpTo(writing, 'source', 300, { pageSize: 1, repeated: 0 });
  const ids = Array.from({ length: 300 }, (_, index) => String(index + 1));
  const read = async () => expect(await idsAfter(backbone, '0', 'source')).toEqual(ids);

  expect(await askedFor(stream, read)).toBeGreaterThan(300);
  const later = await askedFor(stream, async () => {
    for (let reader = 0; reader < 20; reader += 1) await read();
    for (let reader = 0; reader < 20; reader += 1) {
      const { entries } = await backbone.read('0', 50, { type: 'test.changed' });
      expect(entries).toHaveLength(50);
    }
  });
  // A few for each page: where the log ends, and whether it is still the same.
  expect(later).toBeLessThan(20 * 4 * 6 + 20 * 6);
  await writing.close();
  await backbone.close();
});

it('brings everyone who reads back to the end, though the connection is cut in the midst of it again and again', async () => {
  const stream = 'LOG_RESET';
  const writing = createNatsBackbone({ servers: [server.url], stream });
  await writing.prepare();
  await publishUpTo(writing, 'source', 400, { pageSize: 1, repeated: 0 });
  const { epoch } = await writing.bounds();
  const way = await startWay([server.port]);
  const backbone = createNatsBackbone({ servers: [way.to(server.url)], stream });
  const tail = startTail({ backbone, pageSize: 100, onError: () => undefined });
  let failures = 0;
  /** As a gateway does: from where it was, as often as it takes. */
  const follow = async (): Promise<string[]> => {
    const seen: string[] = [];
    let position = '0';
    for (;;) {
      try {
        for await (const message of tail.follow({ after: { epoch, position }, only: { key: 'k' } })) {
          if (message.kind !== 'entry') return [...seen, message.kind];
          seen.push(message.entry.sequence);
          position = message.entry.position;
        }
      } catch {
        failures += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  };
  const following = Array.from({ length: 20 }, follow);
  await untilAsked(stream, 5);
  way.shut();
  // As many as read at the same time: who fails gives way to others.
  await until(() => failures >= 2);
  way.open();
  for (let reset = 1; reset <= 8; reset += 1) {
    await untilAsked(stream, 5);
    await until(() => way.reset() > 0);
  }
  const all = [...Array.from({ length: 400 }, (_, index) => String(index + 1)), 'reached'];
  for (const seen of await Promise.all(following)) expect(seen).toEqual(all);
  await tail.stop();
  for (const each of [writing, backbone]) await each.close();
  await way.close();
}, 60_000);
