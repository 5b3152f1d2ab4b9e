import { describe, expect, it } from '@jest/globals';
import { ownTime } from '../../../test/support/own-time.js';
import { nestingError } from './nesting.js';

const tooDeep = (query: string, variables?: unknown) =>
  nestingError({ query, variables }, { nesting: 3 }) !== undefined;

describe('the limit on nesting', () => {
  it('counts brackets of every kind', () => {
    expect(tooDeep('{ a(b: [c]) }')).toBe(false);
    expect(tooDeep('{ a(b: [{ c: 1 }]) }')).toBe(true);
  });

  it('does not count those in strings and comments', () => {
    expect(tooDeep('{ a(b: "[[[[ \\" [[[[") } # [[[[')).toBe(false);
    expect(tooDeep('{ a(b: """[[[[ " \\""" [[[[""") }')).toBe(false);
    expect(tooDeep('{ a(b: "") c(d: "[", e: [[1]]) }')).toBe(true);
  });

  it('counts the levels of variables', () => {
    expect(tooDeep('{ a }', { b: [[1, 2]] })).toBe(false);
    expect(tooDeep('{ a }', { b: [[{ c: 1 }]] })).toBe(true);
  });

  it('takes a text as it comes, however long and broken, and does not take long', () => {
    for (const text of [
      '{'.repeat(1_000_000),
      '"'.repeat(1_000_000),
      '"""'.repeat(300_000),
      '"\\'.repeat(500_000),
    ]) {
      const started = ownTime();
      nestingError({ query: text }, { nesting: 100_000 });
      expect(ownTime() - started).toBeLessThan(1_000);
    }
  });
});
