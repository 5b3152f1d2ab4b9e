import type { Place } from './position.js';
import type { Reached } from './upstream.js';

/** How things stood at a place, for all who ask for it about then. */
export interface Snapshot {
  readonly place: Place;
  readonly texts: readonly string[];
  /** The cursor of a GAP before it: one of its own, with all of the texts to come. */
  readonly gapCursor: string;
  readonly at: number;
}

export function snapshotOf({ cursor, position, snapshots, gapCursor }: Reached, now: number): Snapshot {
  return {
    place: { cursor, position },
    texts: snapshots.map(({ text }) => text),
    gapCursor,
    at: now,
  };
}
