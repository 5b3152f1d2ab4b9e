import { expect, test } from '@jest/globals';
import { holdsPersonalNumber, withoutPersonalNumbers } from './personal-number.js';

test.each([['811218-9876'], ['Firma 198112189876.'], ['811218+9876'], ['701063-2391']])(
  '%s holds a personal number, which is not shown',
  (text) => {
    expect(holdsPersonalNumber(text)).toBe(true);
    expect(withoutPersonalNumbers(text)).toMatch(/^\D*$/);
  },
);

test.each([
  ['232100-0255'],
  ['202100-2114'],
  ['RUN 614-0186-13'],
  ['1.7.1-393/2017'],
  ['2014-11-25 2015'],
  ['811218-9875'],
  ['9811218-98761'],
])('%s holds none', (text) => {
  expect(holdsPersonalNumber(text)).toBe(false);
});
