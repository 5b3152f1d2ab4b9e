import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';
import {
  appendToOutbox,
  type Backbone,
  createPostgresBackbone,
  type LogEntry,
  type Relay,
  startRelay,
  startTail,
} from '../src/backbone/index.js';

let own: TestDatabase;
let events: TestDatabase;
let backbone: Backbone;
const relays: Relay[] = [];
const failures: unknown[] = [];

beforeAll(async () => {
  [own, events] = await Promise.all([testDatabase(), testDatabase()]);
  backbone = createPostgresBackbone({ url: events.url });
  await backbone.prepare();
  await sql(
    own.url,
    `create table outbox (
       id bigint generated always as identity primary key,
       transaction xid8 not null default pg_current_xact_id(),
       type text not null, key text not null, region_code text not null, sequence bigint not null,
       occurred_at timestamptz(3) not null, payload jsonb not null
     )`,
  );
  await sql(own.url, 'create table counter (key text primary key, sequence bigint not null default 0)');
});
afterAll(async () => {
  for (const relay of relays) await relay.stop();
  await backbone.close();
  await own.drop();
  await events.drop();
  expect(failures).toEqual([]);
});

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
    const stream = tail.follow({
      after: { epoch, position: '0' },
      matches: () => true,
      signal: AbortSignal.timeout(20_000),
    });
    for (let seen = 0; seen < count; seen += 1) {
      if ((await stream.next()).done) throw new Error(`${seen} of ${count} entries came within 20 seconds`);
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
  await sql(events.url, `update log_source set position = '900000000:900000000:' where source = 'test'`);
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
  await sql(events.url, `update log_entry set recorded_at = now() - interval '1 hour'`);
  const { last } = await backbone.bounds();
  const started = startRelay({
    source: 'test',
    url: own.url,
    backbone,
    retentionMs: 60_000,
    onError: (error) => failures.push(error),
  });
  await started.stop();
  expect(await backbone.bounds()).toMatchObject({ prunedTo: last, last });
  expect(await sql(own.url, 'select id from outbox')).toEqual([]);
});
