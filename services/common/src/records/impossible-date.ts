import { parsePartialDate } from '../text/partial-date.js';
import { FIRST_YEAR, LAST_YEAR, whyImpossible } from '../text/possible-dates.js';
import type { Finding } from './finding.js';
import { findingOf } from './finding-of.js';

export interface DatedField {
  readonly field: string;
  readonly what: string;
  /** As the record has it. What is no date is told elsewhere. */
  readonly date: unknown;
  /** The last day that it can be, YYYY-MM-DD; null where it may lie ahead. */
  readonly until: string | null;
  /** Default: 1800. */
  readonly firstYear?: number;
}

/** Finds a date that is in the calendar, and can't be that of what the record tells of. */
export function impossibleDate(
  kind: string,
  record: object,
  { field, what, date, until, firstYear = FIRST_YEAR }: DatedField,
): Finding[] {
  if (typeof date !== 'string' || parsePartialDate(date) === null) return [];
  const why = whyImpossible(date, until, firstYear);
  if (why === null) return [];
  const expected = `a date from ${firstYear} to ${until === null ? LAST_YEAR : 'today'}`;
  return [findingOf(kind, record, { severity: 'error', field, what, expected, got: `"${date}": ${why}` })];
}
