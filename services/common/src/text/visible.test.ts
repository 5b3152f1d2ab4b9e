import { expect, test } from '@jest/globals';
import { visible } from './visible.js';

test('characters that a terminal would obey are shown, all others stay', () => {
  expect(visible('Å\u001b[31m\r\n\u202ex')).toBe('Å\\u001b[31m\\u000d\\u000a\\u202ex');
  expect(visible('“Rådet” – 5 §')).toBe('“Rådet” – 5 §');
});
