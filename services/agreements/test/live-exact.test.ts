import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chooser, seedOfRun } from '../../../test/support/chooser.js';
import { copyRows } from '../../../test/support/copy-rows.js';
import { type NatsServer, startNatsServer } from '../../../test/support/nats-server.js';
import { until } from '../../../test/support/until.js';
import { type AgreementsWorld, agreementsWorld, type Instance, type Listener } from './agreements-world.js';
import {
  type Counted,
  isIn,
  type Logged,
  marked,
  readCounts,
  readLog,
  type StreamEvent,
  type StreamName,
  type StreamScope,
  standingAt,
  Writer,
} from './live-streams.js';

let world: AgreementsWorld;

const seed = seedOfRun();
const choose = chooser(seed);

const SCOPES: readonly StreamScope[] = [
  { agreementId: '12-agreement-overenskommelsen' },
  { agreementId: '1490-agreement-overenskommelsen' },
  { agreementId: '1490-agreement-overenskommelsen', regionCode: '14' },
  { regionCode: '12' },
  { regionCode: '14' },
  {},
];
const WRITTEN = [
  { agreementId: '12-agreement-overenskommelsen', regionCode: '12' },
  { agreementId: '1280-agreement-overenskommelsen', regionCode: '12' },
  { agreementId: '14-agreement-overenskommelsen', regionCode: '14' },
  { agreementId: '1490-agreement-overenskommelsen', regionCode: '14' },
  { agreementId: '2132-agreement-overenskommelsen', regionCode: '21' },
];
/** Each gets its counter with its first change, while others watch. */
const MADE = Array.from({ length: 240 }, (_, index) => {
  const regionCode = ['12', '14', '21'][index % 3] as string;
  const like = WRITTEN.findLast((agreement) => agreement.regionCode === regionCode)?.agreementId as string;
  return { agreementId: `${regionCode}-agreement-made-${index}`, regionCode, like };
});

/** A stream, and what it gave to one who came back each time that it was cut. */
class Watcher {
  readonly events: StreamEvent[] = [];
  private listener: Listener<StreamEvent> | undefined;
  private over = false;

  constructor(
    readonly stream: StreamName,
    readonly scope: StreamScope,
    /** Where it begins after: an event of the same stream. */
    readonly from: StreamEvent | undefined,
    private readonly instances: readonly Instance[],
  ) {}

  /** Watches until it is ended. */
  async watch(): Promise<void> {
    while (!this.over) {
      const after = this.events.at(-1) ?? this.from;
      try {
        this.listener = await marked(choose(this.instances), this.stream, this.scope, after?.cursor);
        while (!this.over) this.events.push(await this.listener.next());
      } catch {
        // Cut, or come to one that was being stopped: once more, to another one, as soon as others have had their turn.
        await new Promise(setImmediate);
      }
    }
  }

  async end(): Promise<void> {
    this.over = true;
    await this.listener?.close();
  }
}

/** Whether every event is what the log says, in its order, each once, and nothing is left out up to the last one. */
function check(
  { stream, scope, from, events }: Watcher,
  log: readonly Logged[],
  first: readonly Counted[],
): void {
  const own = log.filter((entry) => isIn(scope, entry) && (stream === 'signatoryCount' || entry.isSigning));
  const isDone = from !== undefined && !isUnfinished(from);
  let place = isDone ? from.position : undefined;
  let round: StreamEvent[] = [];
  for (const event of events) {
    const { message, position, agreement, signatories } = event;
    if (message === 'SNAPSHOT') {
      const standing = standingAt(position, scope, first, log);
      // Cut among the SNAPSHOTs, it got all of them again.
      if (agreement?.id === standing[0]?.agreementId) round = [];
      const counted = standing[round.length] as Counted;
      const last = log.findLast(
        (entry) => entry.agreementId === counted.agreementId && entry.position <= position,
      );
      const { registered, sequence } = last ?? counted;
      expect({ id: agreement?.id, ...signatories }).toEqual({
        id: counted.agreementId,
        registered,
        sequence,
      });
      round.push(event);
      if (round.length === standing.length) {
        place = position;
        round = [];
      }
    } else if (message === 'CHANGE') {
      const next = own.find((entry) => place !== undefined && entry.position > place);
      expect({ position, id: agreement?.id, ...signatories }).toEqual({
        position: next?.position,
        id: next?.agreementId,
        registered: next?.registered,
        sequence: next?.sequence,
      });
      place = position;
    } else if (message === 'GAP') {
      // Nothing was missing: it is how a stream begins that says how far it has come.
      expect(place ?? from).toBe(undefined);
      if (stream === 'agreementSigned') place = position;
    } else {
      expect(message).toBe('REACHED');
      const start = place ?? (stream === 'agreementSigned' ? position : '');
      expect(own.filter((entry) => entry.position > start && entry.position <= position)).toEqual([]);
      expect(start <= position).toBe(true);
      place = position;
    }
  }
  expect(place ?? '').not.toBe('');
}

/** Events that have told their watchers that SNAPSHOTs are still to come. */
const unfinished = new WeakSet<StreamEvent>();
const isUnfinished = (event: StreamEvent) => unfinished.has(event);

function findUnfinished(
  { stream, scope, events }: Watcher,
  log: readonly Logged[],
  first: readonly Counted[],
): void {
  let count = 0;
  for (const event of events) {
    const whole = standingAt(event.position, scope, first, log).length;
    count = event.message === 'SNAPSHOT' ? (count % whole) + 1 : 0;
    const isAmong = event.message === 'SNAPSHOT' && count < whole;
    if (isAmong || (event.message === 'GAP' && stream === 'signatoryCount')) unfinished.add(event);
  }
}

let watchers: Watcher[] = [];
let watching: Promise<void>[] = [];
function begin(watcher: Watcher): void {
  watchers.push(watcher);
  watching.push(watcher.watch());
}

/** Begins streams while others write, and stops and starts one replica after the other. */
async function watchWhileWriting(): Promise<void> {
  const instances: Instance[] = [world, await world.start()];
  const writers = await Promise.all(Array.from({ length: 5 }, () => Writer.connect(world, choose)));
  let writing = true;
  let written = 0;
  const made = MADE.values();
  const work = writers.map(async (writer) => {
    while (writing) {
      await writer.write(choose([undefined, undefined, made])?.next().value ?? choose(WRITTEN));
      written += 1;
    }
    await writer.end();
  });
  try {
    for (let begun = 0; begun < 36; begun += 1) {
      const stream = choose(['signatoryCount', 'signatoryCount', 'agreementSigned'] as const);
      const model = choose(watchers);
      const from = begun >= 18 && model && choose(model.events);
      if (from) begin(new Watcher(model.stream, model.scope, from, instances));
      else begin(new Watcher(stream, choose(SCOPES), undefined, instances));
      const enough = written + choose([0, 3, 10]);
      await until(() => written >= enough);
      if (begun % 12 === 5) await instances.splice(1, 1)[0]?.stop();
      if (begun % 12 === 9) instances.push(await world.start());
    }
  } finally {
    writing = false;
    await Promise.all(work);
  }
  // The last ones, by which all know that nothing more comes.
  const last = await Writer.connect(world, choose);
  for (const agreement of WRITTEN) await last.write(agreement);
  await last.end();
}

/** The log, as soon as it has every change. */
async function wholeLog(): Promise<Logged[]> {
  const total = (await readCounts(world)).reduce((sum, { sequence }) => sum + Number(sequence), 0);
  let log: Logged[] = [];
  await until(
    () => log.length >= total,
    30_000,
    async () => {
      log = await readLog(world);
    },
  );
  expect(log).toHaveLength(total);
  return log;
}

/** One event, one cursor, whichever replica made it; and no two events have the same. */
function checkCursors(): void {
  const cursors = new Map<string, string>();
  const events = new Map<string, string>();
  for (const { stream, scope, events: seen } of watchers) {
    for (const { message, position, agreement, cursor } of seen) {
      const snapshot = message === 'SNAPSHOT' ? agreement?.id : message === 'GAP' ? '' : null;
      const event = JSON.stringify([stream, scope, position, snapshot]);
      expect(cursors.get(event) ?? cursor).toBe(cursor);
      expect(events.get(cursor) ?? event).toBe(event);
      cursors.set(event, cursor);
      events.set(cursor, event);
    }
  }
}

describe.each(['PostgreSQL', 'NATS JetStream'])('on %s', (kind) => {
  let server: NatsServer | undefined;
  beforeAll(async () => {
    if (kind !== 'PostgreSQL') server = await startNatsServer();
    world = await agreementsWorld({ demo: true, ...(server && { nats: { servers: [server.url] } }) });
    for (const like of new Set(MADE.map((agreement) => agreement.like))) {
      const changes = MADE.filter((agreement) => agreement.like === like).map(({ agreementId }) => ({
        id: agreementId,
        current_version_id: null,
      }));
      await copyRows(world.database.url, 'agreement', ['id', like], changes);
    }
    watchers = [];
    watching = [];
  });
  afterAll(async () => {
    await world.close();
    await server?.clean();
  });

  it('loses, repeats and misplaces nothing, whoever begins when and where, while many write, come and go', async () => {
    const first = await readCounts(world);
    let log: Logged[] = [];
    const lastOf = ({ stream, scope }: Watcher) =>
      log.findLast((entry) => isIn(scope, entry) && (stream === 'signatoryCount' || entry.isSigning))
        ?.position ?? '';
    try {
      await watchWhileWriting();
      log = await wholeLog();
      await until(() =>
        watchers.every((watcher) => (watcher.events.at(-1)?.position ?? '') >= lastOf(watcher)),
      );
    } finally {
      for (const watcher of watchers) await watcher.end();
      await Promise.all(watching);
    }
    for (const watcher of watchers) findUnfinished(watcher, log, first);
    for (const watcher of watchers) check(watcher, log, first);
    checkCursors();
    const seen = watchers.reduce((sum, { events }) => sum + events.length, 0);
    process.stdout.write(`${log.length} changes, ${seen} events\n`);
  }, 180_000);
});
