import type { LogEntry, LogPage } from '../backbone.js';
import { findMessage } from './find-message.js';
import type { LogStore, StoredState } from './log-store.js';
import { Lookup } from './lookup.js';
import type { Places } from './places.js';
import { entriesOf, type StoredPublication } from './publication-message.js';
import { eventsOf } from './publication-parts.js';
import { readMessages } from './read-messages.js';
import type { RecentOfLog } from './recent-messages.js';
import { isKept, type Stay, type Subjects } from './subjects.js';

export interface LogReader {
  readonly store: LogStore;
  readonly subjects: Subjects;
  readonly places: Places;
  readonly recent: RecentOfLog;
}

/**
 * Up to `limit` entries after a position.
 *
 * @param stay kept: those of kept topics alone.
 */
export async function readLog(
  reader: LogReader,
  after: string,
  limit: number,
  stay?: Stay,
): Promise<LogPage> {
  const { store, subjects } = reader;
  // What is remembered is looked at once; where it does not hold, everything is asked for.
  for (let trusting = true; ; trusting = false) {
    const [state, end] = await Promise.all([store.state(), store.last(stay)]);
    if (!state) unprepared();
    const { epoch, prunedTo } = state;
    if (!end || BigInt(end.last) <= BigInt(after)) return { epoch, prunedTo, entries: [] };
    const recent = reader.recent.of(epoch);
    const lookup = new Lookup({
      store,
      subject: subjects.publications(stay),
      end,
      recent: stay === undefined ? recent : undefined,
      trusting,
    });
    const read = await pageOf(reader, lookup, state, end, after, limit, stay);
    const [isSound, now] = await Promise.all([lookup.isSound(read.last), store.state()]);
    if (!isSound) recent.clear();
    // The page is of one log and one moment, or it is read again.
    else if (now?.number === state.number) return read.page;
  }
}

export function unprepared(): never {
  throw new Error('NATS holds no log: prepare() has not been called');
}

interface ReadPage {
  readonly page: LogPage;
  /** The last publication of it; undefined where the publications are not linked. */
  readonly last: StoredPublication | undefined;
}

async function pageOf(
  { store, subjects, places }: LogReader,
  lookup: Lookup,
  state: StoredState,
  end: StoredPublication,
  after: string,
  limit: number,
  stay: Stay | undefined,
): Promise<ReadPage> {
  const subject = subjects.publications(stay);
  const entries: LogEntry[] = [];
  let { prunedTo } = state;
  let reached = after;
  let last: StoredPublication | undefined;
  let linked = true;
  const pageUpTo = (message: StoredPublication | undefined): ReadPage => ({
    page: { epoch: state.epoch, prunedTo, entries },
    last: linked ? message : undefined,
  });
  const from = await startOf(lookup, subject, places, end, after);
  for await (const message of readMessages(lookup.next, from, end.number)) {
    linked &&=
      (last ? message.previous === last.last : follows(message, after)) || follows(message, state.prunedTo);
    last = message;
    if (stay === undefined && BigInt(message.previous) > BigInt(reached)) {
      // Something lay between that is gone. The record of what was pruned says so too, unless a crash took it.
      prunedTo = higher(prunedTo, message.previous);
    }
    if (BigInt(message.last) <= BigInt(reached)) continue;
    const events = await eventsOf(store, message);
    if (!events) {
      // Pieces are gone: pruned just now, or lost, which is as if they had been.
      prunedTo = higher(prunedTo, message.last);
      reached = message.last;
      continue;
    }
    for (const entry of entriesOf(message, events)) {
      if (BigInt(entry.position) <= BigInt(reached)) continue;
      reached = entry.position;
      if (!isShown(entry, state, stay)) continue;
      entries.push(entry);
      if (entries.length < limit) continue;
      places.set(subject, entry.position, message.number);
      return pageUpTo(message);
    }
    places.set(subject, entries.at(-1)?.position ?? after, message.number + 1);
  }
  return pageUpTo(last);
}

/** Whether nothing lies between a position and a publication. */
const follows = ({ previous }: StoredPublication, position: string): boolean =>
  BigInt(previous) <= BigInt(position);

/** The number of the message that what comes after a position begins in. */
async function startOf(
  { next }: Lookup,
  subject: string,
  places: Places,
  end: StoredPublication,
  after: string,
): Promise<number> {
  if (follows(end, after)) return end.number;
  const place = places.get(subject, after);
  if (place !== undefined) {
    const message = await next(place);
    if (message && follows(message, after)) return message.number;
  }
  return findMessage(next, end.number, ({ last }) => BigInt(last) > BigInt(after));
}

/** Among kept publications lie entries that are not, and that were pruned as far as readers are concerned. */
function isShown(entry: LogEntry, state: StoredState, stay: Stay | undefined): boolean {
  return isKept(entry) || (stay === undefined && BigInt(entry.position) > BigInt(state.prunedTo));
}

const higher = (a: string, b: string): string => (BigInt(a) > BigInt(b) ? a : b);
