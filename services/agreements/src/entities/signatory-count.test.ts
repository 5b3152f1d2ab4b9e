import { describe, expect, it } from '@jest/globals';
import { countOf } from './signatory-count.js';
import type { SignatoryCounter } from './signatory-counter.js';

const NINETY = { value: 90, approximate: true, asOf: null, source: { document: 'D', place: 'p', url: null } };

describe('the value of a signatory count', () => {
  it.each([
    { registered: 0, sequence: '0', registerComplete: false, reported: null, value: null, basis: 'UNKNOWN' },
    { registered: 2, sequence: '2', registerComplete: false, reported: null, value: 2, basis: 'REGISTERED' },
    { registered: 0, sequence: '2', registerComplete: false, reported: null, value: 0, basis: 'REGISTERED' },
    { registered: 0, sequence: '0', registerComplete: true, reported: null, value: 0, basis: 'REGISTERED' },
    { registered: 0, sequence: '0', registerComplete: false, reported: NINETY, value: 90, basis: 'REPORTED' },
    { registered: 3, sequence: '3', registerComplete: false, reported: NINETY, value: 90, basis: 'REPORTED' },
    {
      registered: 95,
      sequence: '95',
      registerComplete: true,
      reported: NINETY,
      value: 95,
      basis: 'REGISTERED',
    },
  ])(
    'is $value ($basis) with $registered registered, complete $registerComplete',
    ({ value, basis, ...given }) => {
      const counter: SignatoryCounter = {
        ...given,
        signedHere: given.sequence !== '0',
        agreementId: 'a',
        value,
        changedAt: new Date(0),
      };
      expect(countOf(counter)).toMatchObject({ value, basis, registered: given.registered });
    },
  );

  it('stays unknown where the count was moved on without a signature', () => {
    const count = {
      registered: 0,
      sequence: '2',
      registerComplete: false,
      signedHere: false,
      reported: null,
    };
    expect(countOf({ ...count, agreementId: 'a', value: null, changedAt: new Date(0) })).toMatchObject({
      value: null,
      basis: 'UNKNOWN',
    });
  });
});
