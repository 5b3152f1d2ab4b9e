import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { sql } from '../../../test/support/sql.js';
import { until } from '../../../test/support/until.js';
import {
  type AgreementsWorld,
  agreementsWorld,
  type Listener,
  type StreamError,
  signs,
  withdraws,
} from './agreements-world.js';
import {
  marked,
  readCounts,
  readLog,
  type StreamEvent,
  type StreamName,
  type StreamScope,
} from './live-streams.js';

let world: AgreementsWorld;
beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
});
afterAll(() => world.close());

const MALMO: StreamScope = { agreementId: '1280-agreement-overenskommelsen' };
const BORAS: StreamScope = { agreementId: '1490-agreement-overenskommelsen' };
const REGION: StreamScope = { regionCode: '14' };
const STREAMS: readonly StreamName[] = ['signatoryCount', 'agreementSigned'];

const kinds = (events: readonly StreamEvent[]) => events.map(({ message }) => message);
const last = <Item>(items: readonly Item[]) => items.at(-1) as Item;

/** Everything up to the next REACHED, that too. */
async function untilReached(stream: Listener<StreamEvent>): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  do events.push(await stream.next());
  while (last(events).message !== 'REACHED');
  return events;
}

/** So many, without what the stream says of how far it has come. */
async function next(stream: Listener<StreamEvent>, count: number): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  while (events.length < count) {
    const event = await stream.next();
    if (event.message !== 'REACHED') events.push(event);
  }
  return events;
}

/** One organisation signs and withdraws so often. */
async function change({ agreementId }: StreamScope, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    await withdraws(world, 'org-demo-01', await signs(world, agreementId as string, 'org-demo-01'));
  }
}

/** The code with which a cursor is refused; undefined where it is taken. */
async function refusal(name: StreamName, scope: StreamScope, cursor: string): Promise<string | undefined> {
  const stream = await marked(world, name, scope, cursor);
  const given = (await stream.next().catch((caught: unknown) => caught)) as StreamError;
  await stream.close();
  return given.errors?.[0]?.extensions.code;
}

describe('a stream that is asked to say where it has caught up', () => {
  it('of counts says it after a GAP and the SNAPSHOTs, of signings after a GAP; each later event has its place after that', async () => {
    const counts = await marked(world, 'signatoryCount', REGION);
    const begun = await untilReached(counts);
    expect(kinds(begun)).toEqual(['GAP', ...Array(5).fill('SNAPSHOT'), 'REACHED']);
    expect(new Set(begun.map(({ position }) => position)).size).toBe(1);
    expect(last(begun)).toMatchObject({
      agreement: null,
      signatories: null,
      position: expect.stringMatching(/:\d{20}$/),
    });
    // What follows the log's last entry follows it for both.
    const signings = await marked(world, 'agreementSigned', REGION);
    const [gap, reached] = await untilReached(signings);
    expect(gap?.message).toBe('GAP');
    expect(reached).toMatchObject({ message: 'REACHED', agreement: null, signatories: null });
    await change(BORAS, 1);
    const counted = await next(counts, 2);
    const signed = await next(signings, 2);
    expect(kinds([...counted, ...signed])).toEqual(Array(4).fill('CHANGE'));
    expect(signed.map(({ position }) => position)).toEqual(counted.map(({ position }) => position));
    expect([last(begun).position, ...counted.map(({ position }) => position)]).toEqual(
      [last(begun).position, ...counted.map(({ position }) => position)].sort(),
    );
    await counts.close();
    await signings.close();
  });

  it.each(STREAMS)(
    '%s gives from any cursor on what follows it, says where it has caught up, and goes on',
    async (name) => {
      const stream = await marked(world, name, BORAS);
      const begun = await untilReached(stream);
      await change(BORAS, 3);
      const changes = await next(stream, 6);
      await stream.close();
      for (const { cursor, position } of [last(begun), ...changes]) {
        const resumed = await marked(world, name, BORAS, cursor);
        const expected = changes.filter((event) => event.position > position);
        const events = await untilReached(resumed);
        const before = events.slice(0, -1);
        expect(last(events).position >= (last(before)?.position ?? position)).toBe(true);
        // Where the process had not read all of it yet, the rest comes after.
        const after = await next(resumed, expected.length - before.length);
        expect([...before, ...after]).toEqual(expected);
        await resumed.close();
      }
    },
  );

  it('goes on after its service was stopped and started again, from the place that it had caught up to', async () => {
    const passing = await world.start();
    const stream = await marked(passing, 'signatoryCount', MALMO);
    const reached = last(await untilReached(stream));
    await passing.stop();
    await expect(stream.next()).rejects.toBeDefined();
    await change(MALMO, 1);
    const again = await world.start();
    const resumed = await marked(again, 'signatoryCount', MALMO, reached.cursor);
    expect(kinds(await next(resumed, 2))).toEqual(['CHANGE', 'CHANGE']);
    await resumed.close();
    await again.stop();
  });
});

it('counts wait for the log to have what they show', async () => {
  const agreementId = MALMO.agreementId as string;
  const own = async () => (await readLog(world)).filter((entry) => entry.agreementId === agreementId);
  const before = await own();
  // Nothing is appended as long as this is held.
  const holder = new pg.Client({ connectionString: world.events.url });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select pg_advisory_xact_lock($1)', [APPEND_LOCK]);
  const began = await databaseTime();
  await signs(world, agreementId, 'org-demo-07');
  const stream = await marked(world, 'signatoryCount', MALMO);
  const begun = untilReached(stream);
  await untilMomentRead(began);
  expect(await own()).toEqual(before);
  await holder.query('commit');
  await holder.end();
  const events = await begun;
  const after = await own();
  expect(after).toHaveLength(before.length + 1);
  expect(kinds(events)).toEqual(['GAP', 'SNAPSHOT', 'REACHED']);
  expect(events[1]).toMatchObject({
    position: last(after).position,
    signatories: { sequence: last(after).sequence },
  });
  await stream.close();
});

describe('beyond the retention', () => {
  it('counts have a gap, SNAPSHOTs, the place they have caught up to, and then go on; signings the same without SNAPSHOTs', async () => {
    const open = await marked(world, 'signatoryCount', REGION);
    await untilReached(open);
    const counts = await marked(world, 'signatoryCount', BORAS);
    const signings = await marked(world, 'agreementSigned', BORAS);
    const left = [last(await untilReached(counts)), last(await untilReached(signings))];
    await change(BORAS, 1);
    const seen = [last(await next(counts, 2)), last(await next(signings, 2))];
    await next(open, 2);
    await counts.close();
    await signings.close();

    await sql(world.events.url, "update log_entry set recorded_at = recorded_at - interval '3 hours'");
    const brief = await world.start({ eventsRetentionHours: 2 });
    let kept = 1;
    await until(
      () => kept === 0,
      20_000,
      async () => {
        kept = (await readLog(world)).length;
      },
    );

    for (const [index, name] of STREAMS.entries()) {
      const resumed = await marked(brief, name, BORAS, left[index]?.cursor);
      const events = await untilReached(resumed);
      const isOfCounts = name === 'signatoryCount';
      expect(kinds(events)).toEqual(isOfCounts ? ['GAP', 'SNAPSHOT', 'REACHED'] : ['GAP', 'REACHED']);
      expect(events[0]).toMatchObject({ agreement: null, signatories: null });
      // Signings go on from where the last one stood that is gone, counts from the end.
      const [gone, end] = [seen[index], (await readLog(world)).at(-1) ?? seen[index]];
      const place = (isOfCounts ? end : gone)?.position;
      expect(events.map(({ position }) => position)).toEqual(events.map(() => place));
      // What was signed after all that is gone is still there.
      const kept = isOfCounts ? [] : ['CHANGE', 'CHANGE'];
      expect(kinds(await next(resumed, kept.length))).toEqual(kept);
      // REACHED alone has the cursor of what it comes to.
      const cursors = events.slice(0, -1).map(({ cursor }) => cursor);
      expect(new Set(cursors).size).toBe(cursors.length);
      // From the gap's own cursor nothing is missing any more, and nothing is left out.
      const again = await marked(world, name, BORAS, events[0]?.cursor);
      expect(kinds(await untilReached(again))).toEqual(
        isOfCounts ? ['SNAPSHOT', 'REACHED'] : [...kept, 'REACHED'],
      );
      // Who had seen all that is gone misses nothing.
      const uptodate = await marked(world, name, BORAS, seen[index]?.cursor);
      expect(kinds(await untilReached(uptodate))).toEqual([...kept, 'REACHED']);
      await change(BORAS, 1);
      for (const stream of [resumed, again, uptodate]) {
        expect(kinds(await next(stream, 2))).toEqual(['CHANGE', 'CHANGE']);
        await stream.close();
      }
      expect(kinds(await next(open, 2))).toEqual(['CHANGE', 'CHANGE']);
    }
    await open.close();
    await brief.stop();
  });
});

describe('a cursor', () => {
  it.each(STREAMS)('of %s that was altered, or is of another stream, is refused', async (name) => {
    const other = STREAMS.find((each) => each !== name) as StreamName;
    const stream = await marked(world, name, BORAS);
    const reached = last(await untilReached(stream));
    await change(BORAS, 1);
    const [{ cursor }] = (await next(stream, 1)) as [StreamEvent];
    await stream.close();
    const altered = (from: RegExp, to: (found: string) => string) =>
      alter(cursor, (text) => text.replace(from, to));
    const forged = {
      'another place': altered(/\d+$/, (place) => String(Number(place) + 1)),
      'the first place': altered(/\d+$/, () => '0'),
      'another log': altered(/^[0-9a-f]/, (digit) => (digit === 'a' ? 'b' : 'a')),
      'more SNAPSHOTs': altered(/$/, () => ' 1+'),
      'of another scope': last(await beginning(name, MALMO)).cursor,
      'of another stream': last(await beginning(other, BORAS)).cursor,
      'cut off': cursor.slice(0, -4),
      'in other letters': `${cursor}=`,
      'of the form of lists': Buffer.from('["x"]').toString('base64url'),
      empty: '',
    };
    const codes = Object.fromEntries(
      await Promise.all(
        Object.entries(forged).map(async ([what, text]) => [what, await refusal(name, BORAS, text)]),
      ),
    );
    expect(codes).toEqual(Object.fromEntries(Object.keys(forged).map((what) => [what, 'INVALID_CURSOR'])));
    expect(await refusal(name, BORAS, reached.cursor)).toBeUndefined();
  });

  it('of a log that was made anew is still told from a forged one', async () => {
    const stream = await marked(world, 'signatoryCount', BORAS);
    const { cursor } = last(await untilReached(stream));
    await sql(world.events.url, "select make_log_anew('agreements')");
    // Now the service knows of it.
    expect(kinds(await next(stream, 2))).toEqual(['GAP', 'SNAPSHOT']);
    await stream.close();
    const resumed = await marked(world, 'signatoryCount', BORAS, cursor);
    expect(kinds(await untilReached(resumed))).toEqual(['GAP', 'SNAPSHOT', 'REACHED']);
    await resumed.close();
    const forged = alter(cursor, (text) => text.replace(/\d+$/, '0'));
    expect(await refusal('signatoryCount', BORAS, forged)).toBe('INVALID_CURSOR');
  });
});

it('signings of a log that was made anew are not told again: GAP, and those that come after', async () => {
  const agreementId = MALMO.agreementId as string;
  const stream = await marked(world, 'agreementSigned', MALMO);
  await untilReached(stream);
  await change(MALMO, 3);
  expect(kinds(await next(stream, 6))).toEqual(Array(6).fill('CHANGE'));
  const holder = new pg.Client({ connectionString: world.events.url });
  await holder.connect();
  await holder.query('select pg_advisory_lock($1)', [APPEND_LOCK]);
  const began = await databaseTime();
  await sql(
    world.events.url,
    `do $$ begin
       truncate log_entry, log_source restart identity;
       update log_state set epoch = gen_random_uuid(), pruned_to = 0;
     end $$`,
  );
  const adherenceId = await signs(world, agreementId, 'org-demo-08');
  // It is noticed, and somebody else begins, while nothing is in it yet.
  const newcomer = await marked(world, 'agreementSigned', MALMO);
  const gap = stream.next();
  const first = newcomer.next();
  await Promise.race([Promise.all([gap, first]), untilMomentRead(began)]);
  await holder.end();
  expect(await gap).toMatchObject({ message: 'GAP' });
  expect(await first).toMatchObject({ message: 'GAP' });
  await withdraws(world, 'org-demo-08', adherenceId);
  const counts = await readCounts(world);
  const counted = counts.find((each) => each.agreementId === agreementId);
  for (const each of [stream, newcomer]) {
    const [told] = await next(each, 1);
    expect(told).toMatchObject({ message: 'CHANGE', signatories: { sequence: counted?.sequence } });
    await each.close();
  }
});

async function databaseTime(): Promise<string> {
  const rows = await sql<{ now: string }>(world.database.url, 'select clock_timestamp()::text as now');
  return (rows[0] as { now: string }).now;
}

/** Until counts, or what is still to be copied, were read after a time. */
async function untilMomentRead(since: string): Promise<void> {
  let read = false;
  await until(
    () => read,
    20_000,
    async () => {
      const rows = await sql(
        world.database.url,
        `select from pg_stat_activity
         where datname = current_database() and query like '%moment.known%' and state = 'idle' and query_start > $1`,
        [since],
      );
      read = rows.length > 0;
    },
  );
}

/** A cursor with another text and the same signature. */
function alter(cursor: string, change: (text: string) => string): string {
  const bytes = Buffer.from(cursor, 'base64url');
  const [mac, text] = [bytes.subarray(0, MAC_BYTES), bytes.subarray(MAC_BYTES).toString()];
  const altered = change(text);
  if (altered === text) throw new Error(`Expected to alter ${text}.`);
  return Buffer.concat([mac, Buffer.from(altered)]).toString('base64url');
}

const MAC_BYTES = 16;
/** Whoever appends to the log holds this. */
const APPEND_LOCK = 7_205_001;

/** What a new stream gives, which is then left. */
async function beginning(name: StreamName, scope: StreamScope): Promise<StreamEvent[]> {
  const stream = await marked(world, name, scope);
  const events = await untilReached(stream);
  await stream.close();
  return events;
}
