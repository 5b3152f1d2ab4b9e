import { expect, test } from '@jest/globals';
import { monthsBetween } from './months-between.js';

test.each([
  ['2010-09', '2013-08', 36],
  ['2016-10', '2018-08', 23],
  ['2008-01-01', '2008-06-30', 6],
  ['2014-05', '2014-05', 1],
])('from %s to %s there are %i months', (start, end, months) => {
  expect(monthsBetween(start, end)).toBe(months);
});

test.each([
  ['2012', '2014'],
  ['2012-01', '2014'],
  [null, '2014-01'],
  ['2014-01', null],
])('from %s to %s the months are not known', (start, end) => {
  expect(monthsBetween(start, end)).toBeNull();
});
