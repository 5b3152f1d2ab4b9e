import { describe, expect, it } from '@jest/globals';
import { parseValue } from 'graphql';
import { DateScalar, DateTimeScalar, KronorScalar } from './scalars.js';

describe('scalars', () => {
  it('Date takes days of the calendar only', () => {
    expect(DateScalar.parseValue('2016-02-29')).toBe('2016-02-29');
    for (const value of ['2015-02-29', '0000-01-01', '2015-2-1', '2015-02-01T00:00:00Z', 20150201, null]) {
      expect(() => DateScalar.parseValue(value)).toThrow('expected a calendar date');
    }
  });

  it('DateTime takes RFC 3339 with any offset and gives UTC', () => {
    expect(DateTimeScalar.serialize(DateTimeScalar.parseValue('2026-01-31T14:00:00+02:00'))).toBe(
      '2026-01-31T12:00:00.000Z',
    );
    for (const value of ['2026-01-31', '2026-13-01T00:00:00Z', '2026-01-31T12:00:00', 'now', 0, {}]) {
      expect(() => DateTimeScalar.parseValue(value)).toThrow('expected RFC 3339');
    }
  });

  it('Kronor takes integers that are exact', () => {
    expect(KronorScalar.serialize('9007199254740991')).toBe(9007199254740991);
    expect(KronorScalar.parseLiteral(parseValue('-5'), {})).toBe(-5);
    for (const value of [1.5, 2 ** 53, '1e3', Number.NaN, true]) {
      expect(() => KronorScalar.parseValue(value)).toThrow('expected an integer');
    }
    expect(() => KronorScalar.parseLiteral(parseValue('"5"'), {})).toThrow('expected an integer');
  });
});
