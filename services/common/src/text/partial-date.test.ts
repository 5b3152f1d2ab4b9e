import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { parsePartialDate, periodOf } from './partial-date.js';

describe('partial dates', () => {
  it.each([
    ['2014', 'YEAR', '2014-01-01', '2015-01-01'],
    ['2014-12', 'MONTH', '2014-12-01', '2015-01-01'],
    ['2016-02', 'MONTH', '2016-02-01', '2016-03-01'],
    ['2016-02-29', 'DAY', '2016-02-29', '2016-03-01'],
    ['2014-12-31', 'DAY', '2014-12-31', '2015-01-01'],
  ])('%s is known to the %s and covers %s up to %s', (value, precision, from, to) => {
    expect(parsePartialDate(value)).toEqual({ value, precision });
    expect(periodOf(value)).toEqual({ from, to });
  });

  it.each([
    '',
    '14',
    '2014-13',
    '2014-00',
    '2015-02-29',
    '2014-1',
    '2014-01-1',
    '2014-01-01T00:00',
    'x2014',
    '2014 ',
  ])('refuses %j', (value) => {
    expect(parsePartialDate(value)).toBeNull();
    expect(() => periodOf(value)).toThrow(RangeError);
  });
});
