/** A place in the log: `<epoch>:<number>`, the number padded so that places of one epoch compare as text. */
export type Position = string;

/** Where in a stream one is, and the cursor by which one comes back there. */
export interface Place {
  readonly cursor: string;
  readonly position: Position;
}

/** Whether two places are of one log; places of different logs can't be compared. */
export function isSameEpoch(a: Position, b: Position): boolean {
  return epochOf(a) === epochOf(b);
}

/** Whether a place lies after another of the same log. */
export function isAfter(a: Position, b: Position): boolean {
  return a > b;
}

function epochOf(position: Position): string {
  return position.slice(0, position.lastIndexOf(':'));
}
