import { TimeInterval } from './entities/time-interval.js';

/** The most points that a timeline may have: days of nearly three years. */
export const MAX_POINTS = 1_000;

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * How many intervals of the calendar the days from `from` to `to` touch.
 *
 * @param from a day, YYYY-MM-DD, not after `to`.
 */
export function countIntervals(from: string, to: string, interval: TimeInterval): number {
  return indexOf(to, interval) - indexOf(from, interval) + 1;
}

/** The number of the interval that a day lies in, counted from some fixed one. */
function indexOf(day: string, interval: TimeInterval): number {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const days = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  switch (interval) {
    case TimeInterval.DAY:
      return days;
    case TimeInterval.WEEK:
      // 1 January 1970 was a Thursday.
      return Math.floor((days + 3) / 7);
    case TimeInterval.MONTH:
      return year * 12 + month;
    case TimeInterval.YEAR:
      return year;
  }
}
