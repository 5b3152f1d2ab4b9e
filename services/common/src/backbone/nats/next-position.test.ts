import { expect, it } from '@jest/globals';
import { nextPosition } from './next-position.js';

it('the next position is the time, or right after what is there where the clock is behind', () => {
  const now = Date.UTC(2026, 10, 22);
  const byTime = nextPosition(0n, 0n, now);
  expect(nextPosition(byTime, 0n, now)).toBe(byTime + 1n);
  expect(nextPosition(0n, byTime + 7n, now)).toBe(byTime + 8n);
  expect(nextPosition(byTime + 9n, byTime + 7n, now - 1_000)).toBe(byTime + 10n);
  expect(nextPosition(byTime, byTime, now + 1)).toBeGreaterThan(byTime + 250_000n);
  // Cursors take no more digits.
  expect(String(nextPosition(0n, 0n, Date.UTC(2089, 11, 31)))).toHaveLength(18);
  expect(nextPosition(0n, 0n, Date.UTC(2200, 0, 1))).toBeLessThan(2n ** 63n);
});
