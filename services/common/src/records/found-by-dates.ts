import { parsePartialDate, periodOf } from '../text/partial-date.js';
import type { Finding } from './finding.js';
import { findingOf } from './finding-of.js';
import type { DataRecord } from './record.js';

/** The days by which a record is found, as they stand beside it; each YYYY-MM-DD, null where there is none. */
export interface FoundByDays {
  readonly recordId: string;
  readonly from: string | null;
  /** The first day after it. */
  readonly to: string | null;
}

/**
 * Records are found by the days of their dates, and no others. Of a date that is not in the calendar nothing is said.
 *
 * @param fields those that hold the date with which a record begins and the one with which it ends.
 * @param all the days that are known; of a record that has none of them nothing is said.
 */
export function foundByDates(
  kind: string,
  records: readonly DataRecord[],
  [first, last]: readonly [first: string, last: string],
  all: readonly FoundByDays[],
): Finding[] {
  const daysById = new Map(all.map((days) => [days.recordId, days]));
  return records.flatMap((record) => {
    const days = daysById.get(String(record.id));
    const [start, end] = [record[first] ?? null, record[last] ?? null];
    if (days === undefined || !isDateOrNone(start) || !isDateOrNone(end)) return [];
    const from = start === null ? null : periodOf(start).from;
    const to = end === null ? null : periodOf(end).to;
    if (days.from === from && days.to === to) return [];
    return findingOf(kind, record, {
      severity: 'error',
      field: days.from === from ? last : first,
      what: 'The days (dagar) that the record is found by are not those of its date (datum).',
      expected: inWords({ from, to }),
      got: inWords(days),
    });
  });
}

const isDateOrNone = (value: unknown): value is string | null =>
  value === null || (typeof value === 'string' && parsePartialDate(value) !== null);

function inWords({ from, to }: Pick<FoundByDays, 'from' | 'to'>): string {
  const bounds = [...(from === null ? [] : [`from ${from}`]), ...(to === null ? [] : [`to before ${to}`])];
  return bounds.length === 0 ? 'none' : bounds.join(' ');
}
