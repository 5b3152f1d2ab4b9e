import { isFuture } from '../text/is-future.js';
import { FIRST_YEAR } from '../text/possible-dates.js';
import type { Finding } from './finding.js';
import { findingOf } from './finding-of.js';

/** The time at which something was done. */
export interface DoneAt {
  readonly field: string;
  /** What was done, as the beginning of a sentence: `The source (källa) was recorded in the hub`. */
  readonly what: string;
  /** RFC 3339; of what is no time, or not known, nothing is said. */
  readonly time: string | null | undefined;
}

/** What is found where something was done at a time that is still to come, or before there were such records. */
export function untimelyFinding(
  kind: string,
  record: object,
  { field, what, time }: DoneAt,
  now: Date,
): Finding[] {
  const when = typeof time === 'string' ? untimely(time, now) : undefined;
  if (when === undefined) return [];
  const finding = findingOf(kind, record, {
    severity: 'error',
    field,
    what: `${what} at a time ${when}.`,
    expected: `a time from ${FIRST_YEAR} to now`,
    got: time as string,
  });
  return [finding];
}

/** What is wrong with it, as the end of a sentence; undefined where nothing is. */
function untimely(time: string, now: Date): string | undefined {
  if (isFuture(time, now)) return 'that has not come yet';
  return new Date(time).getUTCFullYear() < FIRST_YEAR ? `before ${FIRST_YEAR}` : undefined;
}
