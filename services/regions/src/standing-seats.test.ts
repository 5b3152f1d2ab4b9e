import { expect, it } from '@jest/globals';
import { standingSeats } from './standing-seats.js';

const seats = (...ends: (string | null)[]) => ends.map((validTo) => ({ validTo }));

it.each([
  ['all where none has an end', [null, null], [null, null]],
  ['those without an end', ['2018', null, '2030'], [null]],
  [
    'those that end last where all have an end',
    ['2018', '2022-12', '2022', '2022-12-31'],
    ['2022-12', '2022', '2022-12-31'],
  ],
  ['none of none', [], []],
])('the seats that stand are %s', (_what, all, standing) => {
  expect(standingSeats(seats(...all))).toEqual(seats(...standing));
});
