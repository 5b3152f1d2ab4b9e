import { expect, test } from '@jest/globals';
import { isBalanced, shareOfWomen } from './representation.js';

test.each([
  [3, 8, 0.27, false],
  [25, 24, 0.51, true],
  [2, 3, 0.4, true],
  [3, 2, 0.6, true],
  [61, 39, 0.61, false],
  [0, 4, 0, false],
])('%i women and %i men are a share of %d, balanced: %s', (women, men, share, balanced) => {
  expect(shareOfWomen({ women, men })).toBeCloseTo(share, 2);
  expect(isBalanced({ women, men })).toBe(balanced);
});

test.each([
  [null, 8],
  [3, null],
  [0, 0],
])('%s women and %s men say nothing', (women, men) => {
  expect([shareOfWomen({ women, men }), isBalanced({ women, men })]).toEqual([null, null]);
});
