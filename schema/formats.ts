/**
 * What the values of the graph's own scalars look like (`@format(as:)`, names as in JSON Schema where it has one). Services
 * read values by them, and the gateway refuses what does not fit before anyone is asked.
 */
export const FORMATS = {
  date: { test: isDate, expected: 'a calendar date as YYYY-MM-DD' },
  'date-time': { test: isDateTime, expected: 'RFC 3339 such as 2026-01-31T12:00:00Z' },
  int53: { test: isInt53, expected: 'an integer of at most 2^53 - 1 in size' },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;

export interface Format {
  /** Whether a JSON value is of this format. */
  readonly test: (value: unknown) => boolean;
  /** What to tell a client that sent something else. */
  readonly expected: string;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/i;

function isDate(value: unknown): boolean {
  return typeof value === 'string' && DATE.test(value) && isDay(value);
}

function isDateTime(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    DATE_TIME.test(value) &&
    isDay(value.slice(0, 10)) &&
    !Number.isNaN(Date.parse(value))
  );
}

function isInt53(value: unknown): boolean {
  return Number.isSafeInteger(value);
}

/** Whether the calendar has the day: JavaScript makes 1 March of 30 February, and knows a year 0, which PostgreSQL does not. */
function isDay(day: string): boolean {
  if (day.startsWith('0000')) return false;
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
}
