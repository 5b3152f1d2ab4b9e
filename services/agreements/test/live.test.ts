import { createPostgresBackbone } from '@hub/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import {
  type AgreementsWorld,
  agreementsWorld,
  type Instance,
  type Listener,
  type StreamError,
  signs,
  withdraws,
} from './agreements-world.js';

let world: AgreementsWorld;
let second: Instance;
beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
  second = await world.start();
});
afterAll(() => world.close());

interface Update {
  cursor: string;
  message: 'SNAPSHOT' | 'CHANGE' | 'GAP';
  agreement: { id: string } | null;
  region: { code: string } | null;
  signatories: { value: number | null; basis: string; registered: number; sequence: string } | null;
}
interface Signing extends Update {
  change: string | null;
  occurredAt: string | null;
  organisation: { id: string } | null;
}

const COUNTS = `subscription ($agreementId: ID, $regionCode: ID, $after: ID) {
  signatoryCount(agreementId: $agreementId, regionCode: $regionCode, after: $after) {
    cursor message agreement { id } region { code } signatories { value basis registered sequence }
  }
}`;
const SIGNINGS = `subscription ($agreementId: ID, $regionCode: ID, $after: ID) {
  agreementSigned(agreementId: $agreementId, regionCode: $regionCode, after: $after) {
    cursor message change occurredAt agreement { id } organisation { id } region { code }
    signatories { value basis registered sequence }
  }
}`;
const SKANE = '12-agreement-overenskommelsen';
const MALMO = '1280-agreement-overenskommelsen';
const VG = '14-agreement-overenskommelsen';
const BORAS = '1490-agreement-overenskommelsen';
const NORDANSTIG = '2132-agreement-overenskommelsen';

const counts = (variables: Record<string, unknown>, instance: Instance = world) =>
  instance.listen<Update>(COUNTS, variables);
const short = ({ message, agreement, signatories }: Update) =>
  `${message} ${agreement?.id.split('-')[0]} ${signatories?.registered}/${signatories?.sequence}`;

/** What a stream is refused with. */
async function refusal(listening: Promise<Listener<unknown>>): Promise<unknown> {
  const error = (await (await listening).next().catch((caught: unknown) => caught)) as StreamError;
  return error.errors?.[0];
}

const INVALID_CURSOR = { extensions: { code: 'INVALID_CURSOR' } };

/**
 * Signs and withdraws until the stream gives something, and reads it up to the last of that: what happens from now on
 * is what it gives next.
 *
 * @returns the last message.
 */
async function begun(stream: Listener<Signing>, agreementId: string): Promise<Signing> {
  let heard: Signing | undefined;
  const first = stream.next().then((event) => {
    heard = event;
  });
  while (!heard) {
    const adherence = await signs(world, agreementId, 'org-demo-40');
    await withdraws(world, 'org-demo-40', adherence);
  }
  await first;
  const { data } = await world.ask('query ($id: ID!) { agreement(id: $id) { signatories { sequence } } }', {
    id: agreementId,
  });
  let last: Signing = heard;
  while (last.signatories?.sequence !== data.agreement.signatories.sequence) last = await stream.next();
  return last;
}

describe('the stream of counts', () => {
  it('begins with how things stand, and goes on with each change', async () => {
    await signs(world, MALMO, 'org-demo-01');
    const stream = await counts({ agreementId: MALMO });
    const snapshot = await stream.next();
    expect(snapshot).toMatchObject({
      message: 'SNAPSHOT',
      agreement: { id: MALMO },
      region: { code: '12' },
      signatories: { value: 1, basis: 'REGISTERED', registered: 1, sequence: '1' },
    });
    const adherence = await signs(world, MALMO, 'org-demo-02');
    expect(short(await stream.next())).toBe('CHANGE 1280 2/2');
    await withdraws(world, 'org-demo-02', adherence);
    expect(short(await stream.next())).toBe('CHANGE 1280 1/3');
    await stream.close();
  });

  it('keeps showing the figure that a source reports', async () => {
    const stream = await counts({ agreementId: VG });
    expect(await stream.next()).toMatchObject({
      signatories: { value: 90, basis: 'REPORTED', registered: 0 },
    });
    await signs(world, VG, 'org-demo-01');
    expect(await stream.next()).toMatchObject({
      signatories: { value: 90, basis: 'REPORTED', registered: 1 },
    });
    await stream.close();
  });

  it('of a region takes in its local agreements, and nothing of other regions', async () => {
    const stream = await counts({ regionCode: '14' });
    const snapshots = await stream.take(5);
    expect(snapshots.map(({ message }) => message)).toEqual(Array(5).fill('SNAPSHOT'));
    expect(snapshots.map(({ agreement }) => agreement?.id.split('-')[0])).toEqual([
      '14',
      '1480',
      '1485',
      '1490',
      '1497',
    ]);
    await signs(world, SKANE, 'org-demo-05');
    await signs(world, BORAS, 'org-demo-05');
    expect(short(await stream.next())).toBe('CHANGE 1490 1/1');
    await stream.close();
  });

  it('of the whole hub begins with every agreement', async () => {
    const stream = await counts({});
    const snapshots = await stream.take(33);
    expect(new Set(snapshots.map(({ agreement }) => agreement?.id)).size).toBe(33);
    expect(snapshots.filter(({ region }) => region === null)).toHaveLength(3);
    await stream.close();
  });

  it.each([
    { agreementId: '14-agreement-nothing', code: 'NOT_FOUND', got: 'got "14-agreement-nothing"' },
    { agreementId: VG, regionCode: '21', code: 'NOT_FOUND', got: 'got one of another region' },
    { regionCode: '99', code: 'BAD_USER_INPUT', got: 'got "99"' },
    { regionCode: '', code: 'BAD_USER_INPUT', got: 'got ""' },
    { after: '', code: 'INVALID_CURSOR', got: 'got something else' },
  ])('of what is not there, %j, is refused and not silent', async ({ code, got, ...variables }) => {
    expect(await refusal(counts(variables))).toMatchObject({
      message: expect.stringContaining(got),
      extensions: { code },
    });
  });

  it('loses and repeats nothing while organisations sign, however many begin when', async () => {
    const sequenceBefore = async () => {
      const { data } = await world.ask(`{ agreement(id: "${BORAS}") { signatories { sequence } } }`);
      return Number(data.agreement.signatories.sequence);
    };
    const start = await sequenceBefore();
    const rounds = 60;
    const signing = (async () => {
      for (let round = 0; round < rounds; round += 1) {
        const organisation = `org-demo-${10 + (round % 20)}`;
        const adherence = await signs(round % 2 ? world : second, BORAS, organisation);
        await withdraws(world, organisation, adherence);
      }
    })();
    const last = start + 2 * rounds;
    const watch = async (instance: Instance, variables: Record<string, unknown>) => {
      const stream = await counts(variables, instance);
      const updates: Update[] = [];
      for (;;) {
        const update = await stream.next();
        if (update.agreement?.id !== BORAS) continue;
        updates.push(update);
        if (Number(update.signatories?.sequence) === last) break;
      }
      await stream.close();
      return updates;
    };
    const watchers: Promise<Update[]>[] = [];
    for (let begun = 0; begun < 24; begun += 1) {
      watchers.push(
        watch(
          begun % 2 ? world : second,
          [{ agreementId: BORAS }, { regionCode: '14' }, {}][begun % 3] as never,
        ),
      );
      // The next one begins a few signings later.
      await world.ask(`{ agreement(id: "${BORAS}") { signatories { sequence } } }`);
    }
    for (const updates of await Promise.all(watchers)) {
      expect(updates[0]?.message).toBe('SNAPSHOT');
      const sequences = updates.map(({ signatories }) => Number(signatories?.sequence));
      const first = sequences[0] as number;
      expect(sequences).toEqual(Array.from({ length: last - first + 1 }, (_, index) => first + index));
    }
    await signing;
  });

  it('goes on from a cursor, in another process too', async () => {
    const stream = await counts({ regionCode: '21' });
    const snapshot = await stream.next();
    const before = Number(snapshot.signatories?.sequence);
    await signs(world, NORDANSTIG, 'org-demo-11');
    const seen = await stream.next();
    await stream.close();
    await signs(world, NORDANSTIG, 'org-demo-12');
    await signs(world, NORDANSTIG, 'org-demo-13');
    for (const [instance, cursor, missed] of [
      [second, seen.cursor, 2],
      [world, snapshot.cursor, 3],
    ] as const) {
      const resumed = await counts({ regionCode: '21', after: cursor }, instance);
      const updates = await resumed.take(missed);
      expect(updates.map(({ message }) => message)).toEqual(Array(missed).fill('CHANGE'));
      expect(updates.at(-1)?.signatories?.sequence).toBe(String(before + 3));
      await resumed.close();
    }
  });

  it('begins again for a client that left among the snapshots', async () => {
    const stream = await counts({ regionCode: '14' });
    const [first] = await stream.take(2);
    await stream.close();
    const again = await counts({ regionCode: '14', after: first?.cursor });
    expect((await again.take(5)).map(({ message }) => message)).toEqual(Array(5).fill('SNAPSHOT'));
    await again.close();
  });

  it('refuses a cursor that is forged or of another stream', async () => {
    const stream = await counts({ agreementId: VG });
    const { cursor } = await stream.next();
    await stream.close();
    const forged = `${cursor.slice(0, -2)}${cursor.endsWith('AA') ? 'BB' : 'AA'}`;
    expect(await refusal(counts({ agreementId: VG, after: forged }))).toMatchObject(INVALID_CURSOR);
    expect(await refusal(counts({ agreementId: SKANE, after: cursor }))).toMatchObject(INVALID_CURSOR);
    expect(await refusal(world.listen(SIGNINGS, { agreementId: VG, after: cursor }))).toMatchObject(
      INVALID_CURSOR,
    );
  });
});

describe('the stream of signings', () => {
  it('gives each signing and withdrawal with who and what, and the count right after it', async () => {
    const stream = await world.listen<Signing>(SIGNINGS, { regionCode: '12' });
    const { signatories } = await begun(stream, MALMO);
    const { registered, sequence } = signatories as NonNullable<Signing['signatories']>;
    const signed = await signs(second, MALMO, 'org-demo-25');
    await withdraws(second, 'org-demo-25', signed);
    const events = await stream.take(2);
    expect(events).toEqual([
      {
        cursor: expect.any(String),
        message: 'CHANGE',
        change: 'ACTIVE',
        occurredAt: expect.stringMatching(/Z$/),
        agreement: { id: MALMO },
        organisation: { id: 'org-demo-25' },
        region: { code: '12' },
        signatories: {
          value: registered + 1,
          basis: 'REGISTERED',
          registered: registered + 1,
          sequence: String(Number(sequence) + 1),
        },
      },
      expect.objectContaining({ change: 'WITHDRAWN', organisation: { id: 'org-demo-25' } }),
    ]);
    // From the first one's cursor only the second is given.
    const resumed = await world.listen<Signing>(SIGNINGS, { regionCode: '12', after: events[0]?.cursor });
    expect(await resumed.next()).toEqual(events[1]);
    await stream.close();
    await resumed.close();
  });
});

describe('after a place that is no longer kept', () => {
  it('the stream of counts has a gap and begins again, the stream of signings a gap and goes on', async () => {
    const stream = await counts({ agreementId: VG });
    const { cursor } = await stream.next();
    await stream.close();
    const signings = await world.listen<Signing>(SIGNINGS, { agreementId: VG });
    const { cursor: signingCursor } = await begun(signings, VG);
    // One more, which is then removed from the log.
    await signs(world, VG, 'org-demo-38');
    await signings.next();
    await signings.close();

    const backbone = createPostgresBackbone({ url: world.events.url });
    await backbone.prune(new Date(Date.now() + 60_000));
    await backbone.close();

    const counted = await counts({ agreementId: VG, after: cursor });
    const [gap, snapshot] = await counted.take(2);
    expect(gap).toMatchObject({ message: 'GAP', agreement: null, region: null, signatories: null });
    expect(snapshot).toMatchObject({ message: 'SNAPSHOT', agreement: { id: VG } });
    const signed = await world.listen<Signing>(SIGNINGS, { agreementId: VG, after: signingCursor });
    const signingGap = await signed.next();
    expect(signingGap).toMatchObject({ message: 'GAP', change: null, organisation: null });
    await signs(world, VG, 'org-demo-39');
    expect(await signed.next()).toMatchObject({ message: 'CHANGE', organisation: { id: 'org-demo-39' } });
    expect(await counted.next()).toMatchObject({ message: 'CHANGE' });

    // And from the gap's own cursor.
    const resumed = await counts({ agreementId: VG, after: gap?.cursor });
    expect(await resumed.next()).toMatchObject({ message: 'SNAPSHOT' });
    const signedAgain = await world.listen<Signing>(SIGNINGS, { agreementId: VG, after: signingGap.cursor });
    expect(await signedAgain.next()).toMatchObject({
      message: 'CHANGE',
      organisation: { id: 'org-demo-39' },
    });
    for (const each of [counted, signed, resumed, signedAgain]) await each.close();
  });
});

it('a signing reaches a subscriber within some ten milliseconds', async () => {
  const stream = await counts({ agreementId: SKANE });
  await stream.next();
  const delays: number[] = [];
  for (let number = 10; number < 30; number += 1) {
    await signs(world, SKANE, `org-demo-${number}`);
    const committed = performance.now();
    await stream.next();
    delays.push(performance.now() - committed);
  }
  await stream.close();
  const median = delays.sort((a, b) => a - b)[delays.length / 2] as number;
  process.stdout.write(
    `commit → subscriber: median ${median.toFixed(1)} ms, slowest ${delays.at(-1)?.toFixed(1)} ms\n`,
  );
  expect(median).toBeLessThan(200);
});

it('many streams share one connection that listens for each process', async () => {
  const streams = await Promise.all(Array.from({ length: 20 }, () => counts({ agreementId: VG })));
  for (const stream of streams) await stream.next();
  const [row] = await sql<{ listening: number }>(
    world.events.url,
    `select count(*)::int as listening from pg_stat_activity
     where datname = current_database() and application_name like 'listen %'`,
  );
  expect(row?.listening).toBe(2);
  for (const stream of streams) await stream.close();
});
