import { describe, expect, it } from '@jest/globals';
import { readOrganisationNumber } from './organisation-number.js';

describe('reading an organisation number', () => {
  it.each([
    ['202100-2114', '202100-2114'],
    ['2021002114', '202100-2114'],
    [' 202100-2114\n', '202100-2114'],
    ['162321000255', '232100-0255'],
    ['16232100-0255', '232100-0255'],
  ])('takes %j as %s', (text, normalised) => {
    expect(readOrganisationNumber(text)).toEqual({ valid: true, normalised });
  });

  it.each([
    ['', 'No number'],
    ['21200-0258', 'this one has 9'],
    ['202100-2115', 'check digit'],
    ['202100-21140', 'this one has 11'],
    ['2021OO-2114', 'only digits'],
    ['202100--2114', 'only digits'],
    ['202100 2114', 'only digits'],
    ['٢٠٢١٠٠-٢١١٤', 'only digits'],
    ['-', 'this one has 0'],
    ['262321000255', 'this one has 12'],
    [`${'9'.repeat(10_000)}`, 'this one has 10000'],
  ])('refuses %.20j and says why', (text, reason) => {
    expect(readOrganisationNumber(text)).toEqual({ valid: false, reason: expect.stringContaining(reason) });
  });

  it.each(['850101-1234', '19850101-1234', '198501011234', '850101+1234', '850161-1234', '16850101-1234'])(
    'refuses the shape of a personal number, %s, without repeating it',
    (text) => {
      const reading = readOrganisationNumber(text);
      expect(reading).toEqual({ valid: false, reason: expect.stringContaining('personal number') });
      expect(JSON.stringify(reading)).not.toMatch(/\d{4}/);
    },
  );

  it('finds every single wrong digit', () => {
    const right = '2321000255';
    for (let place = 0; place < right.length; place += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        const text = right.slice(0, place) + digit + right.slice(place + 1);
        expect([text, readOrganisationNumber(text).valid]).toEqual([text, text === right]);
      }
    }
  });
});
