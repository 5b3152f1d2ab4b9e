import { randomUUID } from 'node:crypto';
import { KEPT_TOPICS } from '@hub/schema/events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type NatsServer, startNatsServer } from '../../../test/support/nats-server.js';
import { createNatsBackbone } from '../src/backbone/index.js';
import { Appender } from '../src/backbone/nats/appender.js';
import { type LogStore, logStore } from '../src/backbone/nats/log-store.js';
import { natsLink } from '../src/backbone/nats/nats-link.js';
import { subjectsOf } from '../src/backbone/nats/subjects.js';
import { numberedEvent } from './backbone-site.js';

let server: NatsServer;
beforeAll(async () => {
  server = await startNatsServer();
});
afterAll(() => server.clean());

const SOURCE = 'test';
const event = (id: number) => numberedEvent(SOURCE, id);
const kept = (id: number) => ({ ...numberedEvent(SOURCE, id), type: KEPT_TOPICS[0] as string });

/** A store that does something right before it asks the server for the n-th time. */
function before(asked: number, act: () => Promise<void>, store: LogStore): LogStore {
  let count = 0;
  const methods = Object.entries(store).map(([name, method]) => [
    name,
    async (...given: unknown[]) => {
      count += 1;
      if (count === asked) await act();
      return (method as (...given: unknown[]) => unknown)(...given);
    },
  ]);
  return Object.fromEntries(methods) as LogStore;
}

/**
 * Publishes 1 and 2, then 3 by one who knows of nothing yet, and removes all of the log before that one asks the server for the n-th
 * time.
 *
 * @returns whether 3 was taken; undefined where it did not ask so often.
 */
async function takenAfterRemoval(asked: number, history: 'event' | 'kept', news: 'event' | 'kept') {
  const make = { event, kept };
  const stream = `LOG_${randomUUID().slice(0, 8)}`;
  const backbone = createNatsBackbone({ servers: [server.url], stream });
  const link = natsLink({ servers: [server.url] });
  try {
    await backbone.prepare();
    const { epoch } = await backbone.bounds();
    const first = { source: SOURCE, epoch, from: null, to: '2', events: [1, 2].map(make[history]) };
    expect(await backbone.publish(first)).toBe(true);
    const subjects = subjectsOf(stream);
    let isRemoved = false;
    const store = before(
      asked,
      async () => {
        isRemoved = true;
        await server.purgeStream(stream);
      },
      logStore(link, stream, subjects),
    );
    const next = { source: SOURCE, epoch, from: '2', to: '3', events: [make[news](3)] };
    // It may find no log at all.
    const taken = await new Appender(store, subjects).publish(next).catch(() => false);
    return isRemoved ? taken : undefined;
  } finally {
    await link.close();
    await backbone.close();
  }
}

describe('what follows on events that were removed, whenever that was', () => {
  it.each([
    ['event', 'event'],
    ['event', 'kept'],
    ['kept', 'event'],
    ['kept', 'kept'],
  ] as const)('is not taken: after one that is %s, one that is %s', async (history, news) => {
    let asked = 1;
    for (; ; asked++) {
      const taken = await takenAfterRemoval(asked, history, news);
      if (taken === undefined) break;
      expect([asked, taken]).toEqual([asked, false]);
    }
    // The number, the end, the source's last of either kind, the name; and the publication.
    expect(asked).toBeGreaterThan(6);
  });
});
