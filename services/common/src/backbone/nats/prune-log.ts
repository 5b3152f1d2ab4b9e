import type { Appender } from './appender.js';
import { findMessage } from './find-message.js';
import type { LogStore } from './log-store.js';
import { unprepared } from './read-log.js';
import type { Subjects } from './subjects.js';

/** No publication takes so long from its first piece to its last. Unit: milliseconds. */
const LONGEST_PUBLICATION_MS = 10 * 60 * 1_000;

/**
 * Removes what was recorded before a moment and need not stay.
 *
 * @returns how many entries; 0 also where another process is at it.
 */
export async function pruneLog(
  store: LogStore,
  subjects: Subjects,
  appender: Appender,
  before: Date,
): Promise<number> {
  const state = await store.state();
  if (!state) unprepared();
  const end = await store.last();
  if (!end) return 0;
  const cut = await firstSince(store, subjects, before);
  const stays = await store.next(cut, subjects.publications());
  const prunedTo = stays?.previous ?? end.last;
  const removed = stays?.removableBefore ?? end.removable;
  if (removed <= state.removed) return 0;

  // What tells how far a source was copied goes along, unless it is said again.
  const every = subjects.publications('events');
  const info = await store.info({ subjects_filter: every });
  for (const subject of Object.keys(info?.state.subjects ?? {})) {
    await appender.carry(subjects.sourceOf(subject), cut);
  }

  // First it is said, then it is done: no reader finds less than it was told of.
  const said = await store.replaceState({ epoch: state.epoch, prunedTo, removed }, state.number);
  if (said === undefined) return 0;
  const older = new Date(before.getTime() - LONGEST_PUBLICATION_MS);
  const cutOfParts = await firstSince(store, subjects, older);
  await store.removeBefore(cut, every);
  await store.removeBefore(said, subjects.state);
  await store.removeBefore(cutOfParts, subjects.part('events'));
  return removed - state.removed;
}

/** The number right after the last publication that was recorded before a moment; 1 where none was. */
async function firstSince(store: LogStore, subjects: Subjects, moment: Date): Promise<number> {
  const end = await store.last();
  if (!end) return 1;
  if (end.recordedAt < moment) return end.number + 1;
  const next = (number: number) => store.next(number, subjects.publications());
  return findMessage(next, end.number, ({ recordedAt }) => recordedAt >= moment);
}
