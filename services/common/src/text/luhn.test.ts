import { expect, test } from '@jest/globals';
import { hasLuhnDigit } from './luhn.js';

test('the check digit of a number is the one that fits the others', () => {
  const fitting = [...'0123456789'].filter((digit) => hasLuhnDigit(`232100025${digit}`));
  expect(fitting).toEqual(['5']);
});
