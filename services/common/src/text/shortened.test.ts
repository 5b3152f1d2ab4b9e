import { describe, expect, it } from '@jest/globals';
import { shortened } from './shortened.js';

describe('a text for a message', () => {
  it('stays whole as long as an id can be', () => {
    expect(shortened('a'.repeat(200))).toBe('a'.repeat(200));
  });

  it('is cut where it is longer, and says by how much', () => {
    expect(shortened('a'.repeat(3_000))).toBe(`${'a'.repeat(200)}… (2800 more characters)`);
    expect(shortened('abcd', 3)).toBe('abc… (1 more characters)');
  });

  it('is not cut within a character', () => {
    expect(shortened('ab😀cd', 3)).toBe('ab… (3 more characters)');
  });
});
