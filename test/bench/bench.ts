import type { Named } from '../run-named.js';

/** Runs one bench. What it returns is printed as its result. */
export type Bench = Named;

/** The middle value; the mean of the two in the middle for an even number of them. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}
