import { describe, expect, it } from '@jest/globals';
import { countText } from './count.js';
import type { Signatories } from './graph.js';
import { TEXTS } from './texts.js';

const counted = (changes: Partial<Signatories>): Signatories => ({
  value: null,
  basis: 'UNKNOWN',
  registered: 0,
  reported: null,
  ...changes,
});

describe('the words for a count', () => {
  it('say that an unknown count is unknown, not 0', () => {
    expect(countText(counted({}), TEXTS.sv)).toBe('okänt');
    expect(countText(counted({}), TEXTS.en)).toBe('unknown');
  });

  it('say 0 where a complete register holds nobody', () => {
    expect(countText(counted({ value: 0, basis: 'REGISTERED' }), TEXTS.sv)).toBe('0');
  });

  it('mark a stated figure as one, and as approximate where it is', () => {
    const reported = { value: 90, approximate: true };
    expect(countText(counted({ value: 90, basis: 'REPORTED', reported }), TEXTS.sv)).toBe('ca 90 (uppgift)');
    expect(
      countText(
        counted({ value: 90, basis: 'REPORTED', reported: { ...reported, approximate: false } }),
        TEXTS.sv,
      ),
    ).toBe('90 (uppgift)');
  });

  it('put what is registered beside a stated figure, and never add it', () => {
    const reported = { value: 90, approximate: true };
    expect(countText(counted({ value: 90, basis: 'REPORTED', registered: 3, reported }), TEXTS.sv)).toBe(
      'ca 90 (uppgift), 3 registrerade här',
    );
  });
});
