/** A place between two entries of one log. */
export interface LogPlace {
  readonly epoch: string;
  /** The last entry before the place. */
  readonly position: string;
}

/** Whether one position is after another one of the same log. */
export function isAfter(position: string, other: string): boolean {
  return BigInt(position) > BigInt(other);
}
