import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startNatsServer } from '../../../test/support/nats-server.js';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';
import { until } from '../../../test/support/until.js';
import {
  appendToOutbox,
  type Backbone,
  createNatsBackbone,
  createPostgresBackbone,
  followKept,
  type LogEntry,
  type Relay,
  startRelay,
  startTail,
} from '../src/backbone/index.js';
import { onServer } from './on-server.js';
import { makeOutbox } from './outbox-database.js';

/** Where the log is. */
interface Site {
  /** One more connection to the log. */
  connect(): Backbone;
  /** Removes the log with all that is in it. */
  remove(): Promise<void>;
  close(): Promise<void>;
}

const SITES: Record<string, () => Promise<Site>> = {
  async PostgreSQL() {
    const events = await testDatabase();
    return {
      connect: () => createPostgresBackbone({ url: events.url }),
      remove: () =>
        onServer(
          events.url,
          (name) => `drop database ${name} with (force)`,
          (name) => `create database ${name}`,
        ),
      close: () => events.drop(),
    };
  },
  async 'NATS JetStream'() {
    const server = await startNatsServer();
    return {
      connect: () => createNatsBackbone({ servers: [server.url] }),
      remove: () => server.purgeStream('HUB_LOG'),
      close: () => server.clean(),
    };
  },
};

let own: TestDatabase;
let site: Site;
let backbone: Backbone;
const relays: Relay[] = [];
const failures: unknown[] = [];

const relay = (pageSize: number, source = 'test') => {
  const started = startRelay({
    source,
    url: own.url,
    backbone,
    pageSize,
    onError: (error) => failures.push(error),
  });
  relays.push(started);
  return started;
};

/** Everything in the log, as soon as there are so many entries. */
async function logged(count: number): Promise<readonly LogEntry[]> {
  const tail = startTail({ backbone, onError: (error) => failures.push(error) });
  try {
    const { epoch } = await tail.place();
    const stream = tail.follow({ after: { epoch, position: '0' } });
    for (let seen = 0; seen < count; ) {
      const { value } = await stream.next();
      if (value?.kind === 'entry') seen += 1;
    }
    return (await backbone.read('0', 10_000)).entries;
  } finally {
    await tail.stop();
  }
}

async function write(client: pg.Client, key: string): Promise<void> {
  await client.query('begin');
  const { rows } = await client.query<{ sequence: string }>(
    'update counter set sequence = sequence + 1 where key = $1 returning sequence::text as sequence',
    [key],
  );
  const occurredAt = new Date().toISOString();
  const sequence = rows[0]?.sequence as string;
  await appendToOutbox(client, { type: 't', key, regionCode: '12', sequence, occurredAt, payload: { key } });
  await client.query('commit');
}

describe.each(Object.entries(SITES))('the relay to %s', (_, open) => {
  beforeAll(async () => {
    own = await testDatabase();
    site = await open();
    backbone = site.connect();
    await backbone.prepare();
    await makeOutbox(own.url);
    await sql(own.url, 'create table counter (key text primary key, sequence bigint not null default 0)');
  });
  afterAll(async () => {
    for (const relay of relays) await relay.stop();
    await backbone.close();
    await own.drop();
    await site.close();
    expect(failures.splice(0)).toEqual([]);
  });

  it('copies what many writers leave, each once and in the order of each key, whatever the page and however many relays', async () => {
    const keys = ['a', 'b', 'c'];
    for (const key of keys) await sql(own.url, 'insert into counter (key) values ($1)', [key]);
    relay(3);
    relay(7);
    relay(500);
    const rounds = 40;
    const writers = 6;
    await Promise.all(
      Array.from({ length: writers }, async (_, number) => {
        const client = new pg.Client({ connectionString: own.url });
        await client.connect();
        for (let round = 0; round < rounds; round += 1)
          await write(client, keys[(number + round) % 3] as string);
        await client.end();
      }),
    );
    const entries = await logged(writers * rounds);
    expect(entries).toHaveLength(writers * rounds);
    expect(new Set(entries.map(({ messageId }) => messageId)).size).toBe(writers * rounds);
    for (const key of keys) {
      const sequences = entries.filter((entry) => entry.key === key).map(({ sequence }) => Number(sequence));
      expect(sequences).toEqual(sequences.map((_, index) => index + 1));
    }
  });

  it('starts over, without repeating anything, where its position is from the future of a restored database', async () => {
    for (const each of relays.splice(0)) await each.stop();
    const before = (await backbone.read('0', 10_000)).entries.length;
    const from = await backbone.sourcePosition('test');
    const to = '900000000:900000000:';
    expect(await backbone.publish({ source: 'test', from, to, events: [] })).toBe(true);
    relay(500);
    const client = new pg.Client({ connectionString: own.url });
    await client.connect();
    await write(client, 'a');
    await client.end();
    expect(await logged(before + 1)).toHaveLength(before + 1);
  });

  it('removes what is old, from the outbox only what is in the log', async () => {
    for (const each of relays.splice(0)) await each.stop();
    await sql(own.url, `update outbox set occurred_at = now() - interval '1 hour'`);
    const { last } = await backbone.bounds();
    const started = startRelay({
      source: 'test',
      url: own.url,
      backbone,
      // What is recorded while this is read stays.
      retentionMs: 1,
      onError: (error) => failures.push(error),
    });
    await started.stop();
    expect(await backbone.bounds()).toMatchObject({ prunedTo: last, last });
    expect(await sql(own.url, 'select id from outbox')).toEqual([]);
  });

  it('makes the log again where it was removed meanwhile, and who follows it is told of a gap', async () => {
    // As gateways do, which only read.
    const reader = site.connect();
    const told: { readonly anew: boolean }[] = [];
    const lost: unknown[] = [];
    const onError = (error: unknown) => lost.push(error);
    const relay = startRelay({ source: 'test', url: own.url, backbone, onError });
    const tail = startTail({ backbone: reader, onError });
    const stopFollowing = followKept({
      backbone: reader,
      onError,
      onRead: (_, anew) => told.push({ anew }),
    });
    const client = new pg.Client({ connectionString: own.url });
    await client.connect();
    try {
      const start = await tail.place();
      const stayed = tail.follow({ after: start });
      expect((await stayed.next()).value).toEqual({ kind: 'reached', place: start });
      await until(() => told.length > 0);
      await site.remove();
      await write(client, 'a');
      const { value: gap } = await stayed.next();
      if (gap?.kind !== 'gap') throw new Error(`Expected a gap, got ${gap?.kind}`);
      expect(gap.place.epoch).not.toBe(start.epoch);
      for await (const message of tail.follow({ after: { ...gap.place, position: '0' } })) {
        if (message.kind === 'reached') continue;
        expect(message).toMatchObject({ kind: 'entry', entry: { key: 'a' } });
        break;
      }
      await until(() => told.filter(({ anew }) => anew).length === 2);
    } finally {
      await client.end();
      await stopFollowing();
      await tail.stop();
      await relay.stop();
      await reader.close();
    }
  }, 30_000);
});
