import { DatePrecision } from '../graphql/partial-date.js';

const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The days a partial date covers: from the first (included) to the day after the last (excluded), as YYYY-MM-DD. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/**
 * Reads 2014, 2014-11 or 2014-11-25.
 *
 * @returns null for anything else, also for a day that is not in the calendar.
 */
export function parsePartialDate(value: string): { value: string; precision: DatePrecision } | null {
  const [, year, month, day] = FORM.exec(value) ?? [];
  // There is no year 0 in the calendar.
  if (year === undefined || year === '0000') {
    return null;
  }
  const from = `${year}-${month ?? '01'}-${day ?? '01'}`;
  const date = new Date(`${from}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== from) {
    return null;
  }
  return { value, precision: precisionOf(month, day) };
}

/** @throws RangeError where the value is not a partial date. */
export function periodOf(value: string): Period {
  const parsed = parsePartialDate(value);
  if (parsed === null) {
    throw new RangeError(`Expected 2014, 2014-11 or 2014-11-25, got ${JSON.stringify(value)}.`);
  }
  const [year = 0, month = 1, day = 1] = value.split('-').map(Number);
  const to = {
    [DatePrecision.YEAR]: Date.UTC(year + 1, 0, 1),
    [DatePrecision.MONTH]: Date.UTC(year, month, 1),
    [DatePrecision.DAY]: Date.UTC(year, month - 1, day + 1),
  }[parsed.precision];
  return { from: isoDay(Date.UTC(year, month - 1, day)), to: isoDay(to) };
}

function precisionOf(month: string | undefined, day: string | undefined): DatePrecision {
  if (month === undefined) {
    return DatePrecision.YEAR;
  }
  return day === undefined ? DatePrecision.MONTH : DatePrecision.DAY;
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
