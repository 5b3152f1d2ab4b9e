import { cp, rm } from 'node:fs/promises';
import { KEPT_TOPICS } from '@hub/schema/events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  DiscardPolicy,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { type NatsServer, startNatsServer } from '../../../test/support/nats-server.js';
import { type Backbone, createNatsBackbone, removeNatsLog } from '../src/backbone/index.js';
import { idsAfter, numberedEvent, publishUpTo } from './backbone-site.js';

let server: NatsServer;
let stream: string;
let streams = 0;
const open: Backbone[] = [];

beforeAll(async () => {
  server = await startNatsServer();
});
afterAll(async () => {
  for (const backbone of open) await backbone.close();
  await server.clean();
});
beforeEach(() => {
  streams += 1;
  stream = `LOG_${streams}`;
});

/** One more connection to the log of this test. */
const backboneHere = () => {
  const backbone = createNatsBackbone({ servers: [server.url], stream });
  open.push(backbone);
  return backbone;
};

const prepared = async () => {
  const backbone = backboneHere();
  await backbone.prepare();
  return backbone;
};

/** Does something with the stream behind the log. */
async function manage<Result>(
  work: (api: Awaited<ReturnType<typeof jetstreamManager>>['streams']) => Promise<Result>,
): Promise<Result> {
  const connection = await connect({ servers: [server.url] });
  try {
    return await work((await jetstreamManager(connection)).streams);
  } finally {
    await connection.close();
  }
}

const countOf = (subject: string) =>
  manage(async (api) => {
    const { state } = await api.info(stream, { subjects_filter: subject });
    return Object.values(state.subjects ?? {}).reduce((sum, count) => sum + count, 0);
  });

const long = 'å'.repeat(700_000);

describe('publications that are too long for a message', () => {
  it('go in pieces, a single event too, and are read as they were', async () => {
    const backbone = await prepared();
    const events = [1, 2, 3].map((id) => numberedEvent('long', id, { text: `${long}${id}` }));
    expect(await backbone.publish({ source: 'long', from: null, to: '3', events })).toBe(true);
    expect(await backbone.sourcePosition('long')).toBe('3');
    const { entries } = await backbone.read('0', 10);
    expect(entries.map(({ position: _, ...event }) => event)).toEqual(events);
    const [first] = entries;
    expect(await idsAfter(backbone, first?.position ?? '', 'long')).toEqual(['2', '3']);
  });

  it('are not there at all until they are there as a whole', async () => {
    const backbone = await prepared();
    await publishUpTo(backbone, 'long', 2);
    const bounds = await backbone.bounds();
    // What a publisher leaves that dies between its pieces.
    const connection = await connect({ servers: [server.url] });
    await connection.request(`${stream}.part.events`, JSON.stringify([numberedEvent('long', 3)]));
    await connection.close();
    expect(await countOf(`${stream}.part.*`)).toBe(1);
    expect(await backbone.bounds()).toEqual(bounds);
    expect(await idsAfter(backbone, '0', 'long')).toEqual(['1', '2']);
    await publishUpTo(backbone, 'long', 5);
    expect(await idsAfter(backbone, '0', 'long')).toEqual(['1', '2', '3', '4', '5']);
  });

  it('go with their pieces where they are pruned', async () => {
    const backbone = await prepared();
    const events = [numberedEvent('long', 1, { long }), numberedEvent('long', 2, { long })];
    await backbone.publish({ source: 'long', from: null, to: '2', events });
    await publishUpTo(backbone, 'long', 4);
    expect(await countOf(`${stream}.part.*`)).toBeGreaterThan(1);
    expect(await backbone.prune(new Date(Date.now() + 60_000))).toBe(4);
    // Pieces of what might still be on its way stay a while.
    expect(await countOf(`${stream}.part.*`)).toBeGreaterThan(1);
    await publishUpTo(backbone, 'long', 5);
    await backbone.prune(new Date(Date.now() + 3_600_000));
    expect(await countOf(`${stream}.part.*`)).toBe(0);
    expect(await countOf(`${stream}.log.events.*`)).toBe(1);
    expect(await backbone.sourcePosition('long')).toBe('5');
  });
});

it('leaves out an event that is in the log already, also where too many numbers are missing to remember them all', async () => {
  const backbone = await prepared();
  const odd = Array.from({ length: 900 }, (_, index) => 2 * index + 1);
  for (let from = 0; from < odd.length; from += 100) {
    const page = odd.slice(from, from + 100);
    const position = await backbone.sourcePosition('gaps');
    const events = page.map((id) => numberedEvent('gaps', id));
    await backbone.publish({ source: 'gaps', from: position, to: String(page.at(-1)), events });
  }
  const { last } = await backbone.bounds();
  const other = backboneHere();
  const from = await other.sourcePosition('gaps');
  // The first two were committed late: nobody has seen them.
  const events = [2, 4, 1, 3, 1_799, 1_801].map((id) => numberedEvent('gaps', id));
  expect(await other.publish({ source: 'gaps', from, to: '2000', events })).toBe(true);
  expect(await idsAfter(backbone, last, 'gaps')).toEqual(['2', '4', '1801']);
});

it('gives readers again what its server lost with its last seconds, and none misses an event', async () => {
  const own = await startNatsServer();
  const backbone = createNatsBackbone({ servers: [own.url] });
  const copy = `${own.storeDir}-copy`;
  // They know what is lost, and must not take it for what is there, wherever their page ends.
  const readers = [18, 22, 25, 30, 41, 100].map((limit) => ({
    limit,
    reader: createNatsBackbone({ servers: [own.url] }),
  }));
  try {
    await backbone.prepare();
    await publishUpTo(backbone, 'source', 20);
    // What was on the disk when the power failed.
    await own.kill();
    await cp(own.storeDir, copy, { recursive: true });
    await own.start();
    await publishUpTo(backbone, 'source', 40);
    const lost = await backbone.bounds();
    for (const { reader } of readers) expect((await reader.read('0', 100)).entries).toHaveLength(40);
    await own.kill();
    await rm(own.storeDir, { recursive: true });
    await cp(copy, own.storeDir, { recursive: true });
    await own.start();

    // The source's position is as old as the rest: what was lost is published again, here by another process.
    const other = createNatsBackbone({ servers: [own.url] });
    expect(await other.sourcePosition('source')).toBe('20');
    await publishUpTo(other, 'source', 45, { pageSize: 4 });
    await other.close();
    const ids = Array.from({ length: 45 }, (_, index) => String(index + 1));
    for (const { reader, limit } of readers) {
      const { entries } = await reader.read('0', limit);
      expect(entries.map(({ sequence }) => sequence)).toEqual(ids.slice(0, limit));
    }
    expect(await idsAfter(backbone, '0', 'source')).toEqual(ids);
    // A reader that goes on from a place that is lost.
    expect((await backbone.bounds()).epoch).toBe(lost.epoch);
    expect(await idsAfter(backbone, lost.last, 'source')).toEqual(ids.slice(20));
  } finally {
    for (const { reader } of readers) await reader.close();
    await backbone.close();
    await own.clean();
  }
}, 60_000);

it('is told of a hole where messages are gone that nobody says were pruned', async () => {
  const backbone = await prepared();
  await publishUpTo(backbone, 'source', 30, { pageSize: 10 });
  const [first] = (await backbone.read('0', 1)).entries;
  const { entries } = await backbone.read('0', 20);
  // The second publication, after the log's name, the source's messages of either kind and the first, as if the record of what was pruned had been lost.
  await manage((api) => api.deleteMessage(stream, 5));
  const page = await backboneHere().read(first?.position ?? '', 100);
  expect(page.prunedTo).toBe(entries.at(-1)?.position);
  // Who has read them knows them still.
  const known = await backbone.read(first?.position ?? '', 100);
  expect(known.entries.map(({ sequence }) => Number(sequence))).toEqual(
    Array.from({ length: 29 }, (_, index) => index + 2),
  );
});

it('is told of a hole where pieces of a publication are gone that nobody says were pruned', async () => {
  const backbone = await prepared();
  await publishUpTo(backbone, 'source', 2);
  const events = [numberedEvent('source', 3, { long })];
  await backbone.publish({ source: 'source', from: '2', to: '3', events });
  const hole = await backbone.bounds();
  await publishUpTo(backbone, 'source', 5, { repeated: 0 });
  const pieces = await manage((api) => api.getMessage(stream, { last_by_subj: `${stream}.part.events` }));
  await manage((api) => api.deleteMessage(stream, pieces?.seq ?? 0));
  expect((await backbone.read('0', 100)).prunedTo).toBe(hole.last);
  expect(await idsAfter(backbone, hole.last, 'source')).toEqual(['4', '5']);
});

it('is prepared by several processes at once, as one log', async () => {
  const all = Array.from({ length: 6 }, backboneHere);
  await Promise.all(all.map((backbone) => backbone.prepare()));
  const bounds = await Promise.all(all.map((backbone) => backbone.bounds()));
  expect(new Set(bounds.map(({ epoch }) => epoch)).size).toBe(1);
});

it('is removed with all that is in it, and is another log then', async () => {
  const options = { servers: [server.url], stream };
  await removeNatsLog(options);
  const backbone = await prepared();
  await publishUpTo(backbone, 'source', 3);
  const { epoch } = await backbone.bounds();
  await removeNatsLog(options);
  expect(await backbone.sourcePosition('source')).toBeNull();
  await publishUpTo(backbone, 'source', 2);
  expect(await idsAfter(backbone, '0', 'source')).toEqual(['1', '2']);
  expect((await backbone.bounds()).epoch).not.toBe(epoch);
});

it('is another log, and one alone, where what it had of a source was removed by its subject', async () => {
  const [backbone, replica] = [await prepared(), backboneHere()];
  for (const each of ['source', 'other']) await publishUpTo(backbone, each, 3);
  for (const each of [backbone, replica]) expect(await each.sourcePosition('source')).toBe('3');
  expect(await idsAfter(backbone, '0', 'source')).toEqual(['1', '2', '3']);
  const before = await backbone.bounds();
  await server.purgeStream(stream, `${stream}.log.*.source`);
  // What a relay was about to append follows on what is gone.
  for (const each of [backbone, replica]) {
    const next = { source: 'source', from: '3', to: '4', events: [numberedEvent('source', 4)] };
    expect(await each.publish(next)).toBe(false);
  }
  expect(await Promise.all([backbone, replica].map((each) => each.sourcePosition('source')))).toEqual([
    null,
    null,
  ]);
  const { epoch } = await backbone.bounds();
  expect(epoch).not.toBe(before.epoch);
  await publishUpTo(replica, 'source', 4);
  expect(await backbone.sourcePosition('source')).toBe('4');
  expect(await backbone.sourcePosition('other')).toBe('3');
  expect((await backbone.bounds()).epoch).toBe(epoch);
  for (const from of ['0', before.last]) {
    expect(await idsAfter(backbone, from, 'source')).toEqual(['1', '2', '3', '4']);
  }
  // Pruning removes messages too, and is none of that.
  expect(await backbone.prune(new Date(Date.now() + 60_000))).toBeGreaterThan(0);
  for (const each of [backbone, replica]) {
    expect(await each.sourcePosition('source')).toBe('4');
    expect(await each.sourcePosition('other')).toBe('3');
  }
  expect((await backbone.bounds()).epoch).toBe(epoch);
});

it('keeps what others have told where a source that is stopped was removed from it, and then its name', async () => {
  const backbone = await prepared();
  await publishUpTo(backbone, 'stopped', 3);
  await publishUpTo(backbone, 'other', 3);
  const kept = { ...numberedEvent('other', 4), type: KEPT_TOPICS[0] as string };
  await backbone.publish({ source: 'other', from: '3', to: '4', events: [kept] });
  const before = await backbone.bounds();
  await server.purgeStream(stream, `${stream}.log.*.stopped`);
  await server.purgeStream(stream, `${stream}.state`);
  expect(await backbone.sourcePosition('other')).toBe('4');
  const { epoch } = await backbone.bounds();
  expect(epoch).not.toBe(before.epoch);
  const started = backboneHere();
  expect(await started.sourcePosition('stopped')).toBeNull();
  await publishUpTo(started, 'stopped', 2);
  await publishUpTo(backbone, 'other', 5);
  expect(await idsAfter(backbone, '0', 'stopped')).toEqual(['1', '2']);
  expect(await idsAfter(started, '0', 'other')).toEqual(['1', '2', '3', '4', '5']);
  expect((await started.readKept('0', 10)).entries).toMatchObject([kept]);
  expect((await started.bounds()).epoch).toBe(epoch);
});

describe('a stream that somebody else made', () => {
  const FIT = () => ({
    name: stream,
    subjects: [`${stream}.log.*.*`, `${stream}.part.*`, `${stream}.state`],
    storage: StorageType.File,
    republish: { src: `${stream}.log.>`, dest: `${stream}.stored.>`, headers_only: true },
  });

  it('does for the log where it keeps all', async () => {
    await manage((api) => api.add({ ...FIT(), max_bytes: 10_000_000, discard: DiscardPolicy.New }));
    const backbone = await prepared();
    await publishUpTo(backbone, 'source', 3);
    expect(await idsAfter(backbone, '0', 'source')).toEqual(['1', '2', '3']);
  });

  const UNFIT: Record<string, [Partial<StreamConfig>, string]> = {
    'is in memory': [{ storage: StorageType.Memory }, 'its storage is memory, wanted file'],
    'drops what nobody waits for': [
      { retention: RetentionPolicy.Interest },
      'it removes messages that were read (retention interest), wanted limits',
    ],
    'drops what was read': [
      { retention: RetentionPolicy.Workqueue },
      'it removes messages that were read (retention workqueue), wanted limits',
    ],
    'says nothing of what it has stored': [{ no_ack: true }, '(no_ack), wanted false'],
    'takes only short messages': [
      { max_msg_size: 300 },
      "it takes messages of 300 bytes (max_msg_size), wanted -1, or at least the server's max_payload, 1048576",
    ],
    'keeps them for a time': [{ max_age: 60e9 }, 'it removes messages by age (max_age), wanted 0'],
    'keeps a number of them': [{ max_msgs: 5 }, 'it holds 5 messages (max_msgs), wanted -1'],
    'takes a number of them': [
      { max_msgs: 5, discard: DiscardPolicy.New },
      'it holds 5 messages (max_msgs), wanted -1',
    ],
    'keeps a number of them by subject': [
      { max_msgs_per_subject: 1 },
      'it holds 1 messages of a subject (max_msgs_per_subject), wanted -1',
    ],
    'keeps so many bytes': [
      { max_bytes: 1_000_000 },
      'it holds 1000000 bytes (max_bytes), wanted -1, or discard new',
    ],
    'can’t be purged': [{ deny_purge: true }, '(deny_purge), wanted false'],
  };
  it.each(Object.entries(UNFIT))('is refused where it %s', async (_, [config, fault]) => {
    await manage((api) => api.add({ ...FIT(), ...config }));
    const refusal = await backboneHere()
      .prepare()
      .catch((error: Error) => error.message);
    expect(refusal).toContain(`the stream ${stream} of NATS does not do for the log: `);
    expect(refusal).toContain(fault);
    expect(String(refusal).split('; ')).toHaveLength(1);
  });

  it('is refused with all its faults at once', async () => {
    await manage((api) => api.add({ name: stream, subjects: ['elsewhere'], max_age: 60e9 }));
    await expect(backboneHere().prepare()).rejects.toThrow(
      /it has no subject .*; it does not republish .*; .*max_age/,
    );
  });
});

it('says what is missing where nobody has prepared the log', async () => {
  const backbone = backboneHere();
  await expect(backbone.bounds()).rejects.toThrow('prepare() has not been called');
  await expect(backbone.read('0', 1)).rejects.toThrow('prepare() has not been called');
  // Who writes makes it.
  expect(await backbone.sourcePosition('source')).toBeNull();
  await publishUpTo(backbone, 'source', 2);
  expect(await idsAfter(backbone, '0', 'source')).toEqual(['1', '2']);
});
