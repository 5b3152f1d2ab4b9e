import { type DataRecord, type Finding, findingOf, parsePartialDate, type Records } from '@hub/common';

/** Fields that hold a date as a source gives it: a year, a month or a day. */
const DATES = ['date', 'start', 'end', 'founded', 'decided', 'validFrom', 'validTo'];

/** From and to; the second is not before the first. */
const PERIODS = [
  ['start', 'end'],
  ['validFrom', 'validTo'],
] as const;

/** Dates are in the calendar, and periods end after they begin. */
export function datesAreRight(records: Records): Finding[] {
  return Object.entries(records).flatMap(([kind, list]) =>
    list.flatMap((record) =>
      withParts(record).flatMap(({ part, path }) => [
        ...wrongDates(kind, record, part, path),
        ...wrongPeriods(kind, record, part, path),
      ]),
    ),
  );
}

/** The record, and the records inside it. */
function withParts(record: DataRecord): { part: DataRecord; path: string }[] {
  const parts = Object.entries(record).flatMap(([field, value]) =>
    Array.isArray(value)
      ? value.flatMap((part, index) =>
          typeof part === 'object' && part !== null
            ? [{ part: part as DataRecord, path: `${field}.${index + 1}.` }]
            : [],
        )
      : [],
  );
  return [{ part: record, path: '' }, ...parts];
}

function wrongDates(kind: string, record: DataRecord, part: DataRecord, path: string): Finding[] {
  return DATES.flatMap((field) => {
    const value = part[field];
    if (typeof value !== 'string' || parsePartialDate(value) !== null) return [];
    return findingOf(kind, record, {
      severity: 'error',
      field: `${path}${field}`,
      what: 'The date (datum) is not in the calendar.',
      expected: 'a date such as 2014, 2014-11 or 2014-11-25',
      got: `"${value}"`,
    });
  });
}

function wrongPeriods(kind: string, record: DataRecord, part: DataRecord, path: string): Finding[] {
  return PERIODS.flatMap(([first, last]) => {
    const [from, to] = [part[first], part[last]];
    // What is no date is told by itself.
    if (!isDate(from) || !isDate(to) || from.slice(0, to.length) <= to) return [];
    return findingOf(kind, record, {
      severity: 'error',
      field: `${path}${last}`,
      what: 'The period ends before it begins.',
      expected: `a date that is not before ${from}`,
      got: to,
    });
  });
}

const isDate = (value: unknown): value is string =>
  typeof value === 'string' && parsePartialDate(value) !== null;
