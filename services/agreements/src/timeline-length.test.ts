import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import { TimeInterval } from './entities/time-interval.js';
import { countIntervals } from './timeline-length.js';

it.each([
  ['2026-03-01', '2026-03-01', TimeInterval.DAY, 1],
  ['2024-02-28', '2024-03-01', TimeInterval.DAY, 3],
  // 29 March 2026 is a Sunday.
  ['2026-03-29', '2026-03-29', TimeInterval.WEEK, 1],
  ['2026-03-29', '2026-03-30', TimeInterval.WEEK, 2],
  ['2026-03-23', '2026-03-29', TimeInterval.WEEK, 1],
  ['1969-12-28', '1969-12-29', TimeInterval.WEEK, 2],
  ['2025-12-31', '2026-01-01', TimeInterval.MONTH, 2],
  ['2025-01-01', '2026-12-31', TimeInterval.MONTH, 24],
  ['2025-12-31', '2026-01-01', TimeInterval.YEAR, 2],
  ['0001-01-01', '9999-12-31', TimeInterval.YEAR, 9999],
])('from %s to %s there are, by %s, %i intervals', (from, to, interval, count) => {
  expect(countIntervals(from, to, interval)).toBe(count);
});
