import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';
import { until } from '../../../test/support/until.js';
import {
  appendAllToOutbox,
  type Backbone,
  createPostgresBackbone,
  startRelay,
  startTail,
  type TailMessage,
} from '../src/backbone/index.js';
import { idsAfter, numberedEvent, publishUpTo } from './backbone-site.js';
import { onServer } from './on-server.js';
import { makeOutbox } from './outbox-database.js';

let own: TestDatabase;
let events: TestDatabase;
let backbone: Backbone;
const failures: unknown[] = [];
const onError = (error: unknown) => failures.push(error);

beforeAll(async () => {
  [own, events] = await Promise.all([testDatabase(), testDatabase()]);
  backbone = createPostgresBackbone({ url: events.url });
  await backbone.prepare();
  await makeOutbox(own.url);
});
afterAll(async () => {
  await backbone.close();
  await own.drop();
  await events.drop();
  expect(failures).toEqual([]);
});

/** A service's database is served by a relay for as long as it takes until the log has its latest change. */
async function serve(change: () => Promise<unknown>): Promise<void> {
  const relay = startRelay({ source: 'register', url: own.url, backbone, onError });
  try {
    await change();
    const [latest] = await sql<{ id: string }>(own.url, 'select max(id)::text as id from outbox');
    let logged: string[] = [];
    await until(
      () => logged.at(-1) === latest?.id,
      10_000,
      async () => {
        logged = await idsAfter(backbone, '0', 'register');
      },
    );
  } finally {
    await relay.stop();
  }
}

const write = (...sequences: number[]) =>
  appendAllToOutbox(
    { query: (statement, parameters) => sql(own.url, statement, parameters) },
    sequences.map((sequence) => ({
      ...numberedEvent('register', sequence),
      occurredAt: new Date().toISOString(),
    })),
  );

it('is told as a gap where a source was restored from a backup, and none of its history before that', async () => {
  const backup = `backup_${randomBytes(8).toString('hex')}`;
  await serve(() => write(1, 2, 3));
  await publishUpTo(backbone, 'other', 4);
  await onServer(own.url, (name) => `create database ${backup} template ${name}`);
  await serve(() => write(4, 5));

  const tail = startTail({ backbone, onError });
  try {
    const before = await tail.place();
    const heard: TailMessage[] = [];
    const stayed = (async () => {
      for await (const message of tail.follow({ after: before })) heard.push(message);
    })();
    await until(() => heard.length > 0);
    expect(heard).toEqual([{ kind: 'reached', place: before }]);

    // As docs/event-log.md says: the service is stopped, its database restored, the log made anew by its owner.
    await onServer(
      own.url,
      (name) => `drop database ${name} with (force)`,
      (name) => `alter database ${backup} rename to ${name}`,
    );
    const [made] = await sql<{ epoch: string }>(events.url, `select make_log_anew('register') as epoch`);
    // Again the numbers that the log had of the lost ones.
    await serve(() => write(14, 15));
    await stayed;

    const { epoch } = await backbone.bounds();
    expect(made?.epoch).toBe(epoch);
    expect(epoch).not.toBe(before.epoch);
    expect(heard.slice(1)).toMatchObject([{ kind: 'gap', place: { epoch } }]);
    const { entries } = await backbone.read('0', 100);
    const sequencesOf = (source: string) =>
      entries.filter(({ messageId }) => messageId.startsWith(`${source}:`)).map(({ sequence }) => sequence);
    expect(sequencesOf('register')).toEqual(['1', '2', '3', '14', '15']);
    // What others have told stays, rights that were revoked years ago too.
    expect(sequencesOf('other')).toEqual(['1', '2', '3', '4']);
    expect(await backbone.sourcePosition('other')).toBe('4');
  } finally {
    await tail.stop();
  }
}, 60_000);

it('is made anew with nothing in it where no source is named', async () => {
  const before = await backbone.bounds();
  await sql(events.url, 'select make_log_anew()');
  const { epoch, ...bounds } = await backbone.bounds();
  expect(bounds).toEqual({ prunedTo: '0', last: '0' });
  expect(epoch).not.toBe(before.epoch);
  expect(await backbone.sourcePosition('other')).toBeNull();
  await publishUpTo(backbone, 'other', 2);
  const { entries } = await backbone.read('0', 10);
  // No position of the earlier log is given again.
  expect(entries.filter(({ position }) => BigInt(position) <= BigInt(before.last))).toEqual([]);
  expect(await idsAfter(backbone, '0', 'other')).toEqual(['1', '2']);
});

it('changes nothing where it is asked to begin anew for a source that it does not know', async () => {
  const before = await backbone.bounds();
  await expect(sql(events.url, `select make_log_anew('register-2')`)).rejects.toThrow(
    'the log has no source "register-2", wanted one of: other',
  );
  expect(await backbone.bounds()).toEqual(before);
});

it('is made anew by its owner alone', async () => {
  const grants = await sql(
    events.url,
    `select grantee from information_schema.routine_privileges
     where routine_name = 'make_log_anew' and grantee <> current_user`,
  );
  expect(grants).toEqual([]);
});
