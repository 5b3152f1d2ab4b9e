import {
  askTogether,
  type Backbone,
  goesOnAfter,
  isAfter,
  type LogEntry,
  type LogPlace,
  type Tail,
} from '@hub/common';
import { type ChangeEvent, SIGNATORIES_CHANGED, type SignatoriesChanged } from '@hub/schema/events';
import type { EntityManager } from 'typeorm';
import type { Agreement } from '../entities/agreement.js';
import { countAfterChange, countOf, type SignatoryCount } from '../entities/signatory-count.js';
import { findAgreementsById } from '../repositories/agreement-repository.js';
import {
  type CounterScope,
  type PlacedCounter,
  readCounterSnapshot,
} from '../repositories/counter-repository.js';
import { untilCopied } from './until-copied.js';

export interface CountAt {
  readonly agreementId: string;
  readonly regionCode: string;
  readonly signatories: SignatoryCount;
  /** As it stands now. */
  readonly agreement: Agreement | null;
}

/** The counts of some agreements as of a place in the log: after every change up to it, and before every other. */
export interface CountsAt {
  readonly place: LogPlace;
  /** By agreement id. */
  readonly counts: readonly CountAt[];
}

/**
 * Reads the counts in scope, at a place after everything that was in the log when it was called.
 *
 * @throws HubError TIMEOUT where the log does not get the latest changes.
 */
export type ReadCounts = (scope: CounterScope) => Promise<CountsAt>;

export interface CountsAtOptions {
  readonly tail: Tail;
  readonly backbone: Backbone;
  /** The deployment, as the relay calls its outbox. */
  readonly source: string;
  readonly db: () => EntityManager;
}

/**
 * Many who ask at once are answered by one reading. How it gets counts and place to agree, and why that is exact, says
 * decision 72.
 */
export function createReadCounts(options: CountsAtOptions): ReadCounts {
  const ask = askTogether<CountsAt, void>({
    ask: async (keys) => {
      const scopes = keys.map((key) => JSON.parse(key) as CounterScope);
      const all = await readAt(options, scopes);
      return new Map(keys.map((key, index) => [key, within(scopes[index] as CounterScope, all)]));
    },
  });
  return ({ agreementId, regionCode }) => ask(JSON.stringify({ agreementId, regionCode }));
}

async function readAt(
  { tail, backbone, source, db }: CountsAtOptions,
  scopes: readonly CounterScope[],
): Promise<CountsAt> {
  for (;;) {
    // In this order: of a log that is made anew between the two, the changes since the place can't be had any more. The
    // other way round, all that a new log gets would lie after a place at which it is counted already.
    const start = await tail.place();
    const copied = await backbone.sourcePosition(source);
    const snapshot = await readCounterSnapshot(db(), scopes, copied);
    await untilCopied({ tail, backbone, source }, copied, snapshot);
    const since = await changesSince(backbone, start);
    // The log was made anew, or lost what was to be read: from the beginning.
    if (since === undefined) continue;
    const counted = countsAt(snapshot.counters, since.latest);
    const found = await findAgreementsById(
      db(),
      counted.map(({ agreementId }) => agreementId),
    );
    const agreements = new Map(found.map((each) => [each.id, each]));
    const counts = counted.map((each) => ({ ...each, agreement: agreements.get(each.agreementId) ?? null }));
    return { place: since.place, counts };
  }
}

type Counted = Omit<CountAt, 'agreement'>;

/** Also of agreements that were made between: what their first changes say is told by nothing else. By agreement id. */
function countsAt(
  counters: readonly PlacedCounter[],
  latest: ReadonlyMap<string, LogEntry<SignatoriesChanged>>,
): Counted[] {
  const read = counters.map((counter) => ({
    agreementId: counter.agreementId,
    regionCode: counter.regionCode,
    signatories: countAt(counter, latest.get(counter.agreementId)),
  }));
  const known = new Set(read.map(({ agreementId }) => agreementId));
  const made = [...latest.values()]
    .filter(({ key }) => !known.has(key))
    .map((entry) => ({
      agreementId: entry.key,
      regionCode: entry.regionCode,
      signatories: countAfterChange(entry.payload.signatories, entry),
    }));
  return [...read, ...made].sort((one, other) => (one.agreementId < other.agreementId ? -1 : 1));
}

/** The counter as it was read, or as a change has it that came between. */
function countAt(
  counter: PlacedCounter,
  latest: ChangeEvent<SignatoriesChanged> | undefined,
): SignatoryCount {
  return latest !== undefined && isAfter(latest.sequence, counter.sequence)
    ? countAfterChange(latest.payload.signatories, latest)
    : countOf(counter);
}

interface Since {
  /** The end of the log, for those who follow counts. */
  readonly place: LogPlace;
  /** The last change of each agreement that was changed. */
  readonly latest: ReadonlyMap<string, LogEntry<SignatoriesChanged>>;
}

/** @returns undefined where they are not all kept. */
async function changesSince(backbone: Backbone, start: LogPlace): Promise<Since | undefined> {
  const latest = new Map<string, LogEntry<SignatoriesChanged>>();
  let { position } = start;
  for (;;) {
    const page = await backbone.read(position, PAGE_SIZE, { type: SIGNATORIES_CHANGED });
    if (page.epoch !== start.epoch || isAfter(page.prunedTo, position)) return undefined;
    for (const entry of page.entries) latest.set(entry.key, entry as LogEntry<SignatoriesChanged>);
    const goOn = goesOnAfter(page, PAGE_SIZE);
    position = goOn ?? page.entries.at(-1)?.position ?? position;
    if (goOn === undefined) return { place: { epoch: start.epoch, position }, latest };
  }
}

const PAGE_SIZE = 500;

function within({ agreementId, regionCode }: CounterScope, { place, counts }: CountsAt): CountsAt {
  return {
    place,
    counts: counts.filter(
      (count) =>
        (agreementId === null || agreementId === count.agreementId) &&
        (regionCode === null || regionCode === count.regionCode),
    ),
  };
}
