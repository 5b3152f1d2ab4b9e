import { describe, expect, it } from '@jest/globals';
import { KnownIds } from './known-ids.js';

const numbers = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => String(from + index * step));

describe('the ids that are known', () => {
  it('are short as ranges, whatever the order they came in', () => {
    const known = KnownIds.NONE.with(['5', '4', '9']).with(['6', '1', '10', '5']);
    expect(known.toString()).toBe('0:1,4-6,9-10');
    expect(KnownIds.NONE.with(numbers(1, 100_000)).toString()).toBe('0:1-100000');
  });

  it('say which are there, also after they were written down', () => {
    const known = KnownIds.parse(KnownIds.NONE.with(['1', '4', '5', '9']).toString());
    expect(['0', '1', '2', '4', '5', '8', '9', '10'].map((id) => known.has(id))).toEqual([
      false,
      true,
      false,
      true,
      true,
      false,
      true,
      false,
    ]);
    expect(KnownIds.parse(KnownIds.NONE.toString()).has('1')).toBe(false);
  });

  it('leave open what they have forgotten, and say nothing wrong of it', () => {
    const known = KnownIds.parse(KnownIds.NONE.with(numbers(1, 2_001, 2)).toString());
    expect(known.toString().length).toBeLessThan(3_000);
    for (const id of ['1', '2', '3']) expect(known.has(id)).toBeUndefined();
    expect(known.has('2001')).toBe(true);
    expect(known.has('2000')).toBe(false);
    expect(known.has('2003')).toBe(false);
  });

  it('leave open what is no number, or too long for one', () => {
    const known = KnownIds.NONE.with(['a', '0123', '12345678901234567']);
    for (const id of ['a', '0123', '12345678901234567', 'b']) expect(known.has(id)).toBeUndefined();
    expect(KnownIds.NONE.has('a')).toBe(false);
  });
});
