import { randomUUID } from 'node:crypto';
import { KEPT_TOPICS } from '@hub/schema/events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type NatsServer, startNatsServer } from '../../../test/support/nats-server.js';
import { createNatsBackbone, type Publication } from '../src/backbone/index.js';
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
 * Makes a log, and appends a publication by one who knows of nothing in it, while all of the log is removed before that one
 * asks the server for the n-th time.
 *
 * @param make what is in the log before.
 * @returns whether it was taken, and what is in the log then; undefined where it did not ask so often.
 */
async function afterRemoval(
  asked: number,
  publication: Omit<Publication, 'source'>,
  make: (
    publish: (publication: Omit<Publication, 'source'>) => Promise<void>,
  ) => Promise<void> = async () => {},
) {
  const stream = `LOG_${randomUUID().slice(0, 8)}`;
  const backbone = createNatsBackbone({ servers: [server.url], stream });
  const link = natsLink({ servers: [server.url] });
  try {
    await backbone.prepare();
    const { epoch } = await backbone.bounds();
    const inLog = (given: Omit<Publication, 'source'>): Publication => ({ ...given, source: SOURCE, epoch });
    await make(async (given) => expect(await backbone.publish(inLog(given))).toBe(true));
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
    // It may find no log at all.
    const taken = await new Appender(store, subjects).publish(inLog(publication)).catch(() => false);
    if (!isRemoved) return undefined;
    await backbone.prepare();
    const { entries } = await backbone.read('0', 100);
    return {
      taken,
      position: await backbone.sourcePosition(SOURCE),
      ids: entries.map(({ messageId }) => messageId),
    };
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
    const make = { event, kept };
    const next = { from: '2', to: '3', events: [make[news](3)] };
    let asked = 1;
    for (; ; asked++) {
      const after = await afterRemoval(asked, next, (publish) =>
        publish({ from: null, to: '2', events: [1, 2].map(make[history]) }),
      );
      if (after === undefined) break;
      expect([asked, after.taken]).toEqual([asked, false]);
    }
    // The number, the end, the source's last of either kind, the name; and the publication.
    expect(asked).toBeGreaterThan(6);
  });
});

describe('the first publication of a source, whenever all of the log is removed', () => {
  const long = (id: number) => numberedEvent(SOURCE, id, { text: 'x'.repeat(600_000) });
  it.each([
    ['in one message', (id: number) => event(id), 8],
    ['in pieces that are events', long, 17],
    ['in pieces of which one is kept', (id: number) => (id === 2 ? kept(id) : long(id)), 17],
  ])('is there as a whole, or is to be copied again: %s', async (_name, make, questions) => {
    const events = [1, 2, 3].map(make);
    let asked = 1;
    for (; ; asked++) {
      const after = await afterRemoval(asked, { from: null, to: '3', events });
      if (after === undefined) break;
      const { position, ids } = after;
      expect({ asked, position, ids }).toEqual(
        position === null
          ? { asked, position, ids: [] }
          : { asked, position: '3', ids: events.map(({ messageId }) => messageId) },
      );
    }
    // With the look, the messages before it, the pieces and the look after these.
    expect(asked).toBeGreaterThan(questions);
  });
});
