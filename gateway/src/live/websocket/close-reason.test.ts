import { describe, expect, it } from '@jest/globals';
import { closeReason } from './close-reason.js';

describe('the reason of a close', () => {
  it('is the text where that fits', () => {
    expect(closeReason('Going away')).toBe('Going away');
    expect(closeReason('x'.repeat(123))).toBe('x'.repeat(123));
  });

  it.each(['x', 'å', '長', '😀'])('is as much of it as fits, in whole characters: %s', (character) => {
    for (const before of ['', 'x', 'xx', 'xxx']) {
      const reason = closeReason(before + character.repeat(200));
      const bytes = Buffer.byteLength(reason);
      expect(bytes).toBeLessThanOrEqual(123);
      expect(bytes).toBeGreaterThan(123 - Buffer.byteLength(character));
      expect(reason).toBe(before + character.repeat((reason.length - before.length) / character.length));
    }
  });
});
