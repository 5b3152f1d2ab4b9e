import { expect, test } from '@jest/globals';
import { hasLuhnDigit } from './luhn.js';
import { holdsPersonalNumber } from './personal-number.js';

/** The same numbers in each run. @returns a whole number from 0 up to `below`. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const FIRST = Date.UTC(1900, 0, 1);
const DAY = 86_400_000;
const DAYS = (Date.UTC(2040, 11, 31) - FIRST) / DAY + 1;

const dayFrom = (random: (below: number) => number): string =>
  new Date(FIRST + random(DAYS) * DAY).toISOString().slice(0, 10);

/** Whether the first six digits of a day and the year of another happen to fit. */
const fitsByChance = (from: string, to: string): boolean =>
  hasLuhnDigit(from.replaceAll('-', '').slice(2) + to.slice(0, 4));

const BETWEEN = ['–', '/', '--', '..', '—', '_', '-', '.', '+', ' – ', ' - ', ' ', '#', ' till ', '"-"'];

test.each([
  ['2015-12-31', '-'],
  ['2015.12.31', '.'],
  ['2015/12/31', '/'],
  ['2015 12 31', ' '],
  ['20151231', ''],
])('no period of days written as %s is taken for a personal number', (_day, sign) => {
  const random = seeded(20151231);
  const periods = Array.from({ length: 1500 }, () => [dayFrom(random), dayFrom(random)] as const);
  expect(periods.filter(([from, to]) => fitsByChance(from, to)).length).toBeGreaterThan(100);
  const refused = periods.flatMap(([from, to]) =>
    BETWEEN.map((between) => `${from}${between}${to}`.replace(/(?<=\d)-(?=\d\d(?!\d{2}))/g, sign)).filter(
      holdsPersonalNumber,
    ),
  );
  expect(refused).toEqual([]);
});

/** A number of somebody who isn't: a day and four digits, of which the last fits. */
function madeUp(random: (below: number) => number): readonly [date: string, last: string] {
  const date = dayFrom(random).replaceAll('-', '').slice(2);
  const three = String(100 + random(900));
  const check = [...'0123456789'].find((digit) => hasLuhnDigit(date + three + digit));
  return [date, `${three}${check}`];
}

test('a personal number with a day before or behind is found, whatever year its last digits look like', () => {
  const random = seeded(670919);
  const lost = Array.from({ length: 2000 }, () => {
    const [date, last] = madeUp(random);
    const day = dayFrom(random);
    return [
      `${date}-${last} ${day}`,
      `${date}${last}, ${day}`,
      `${date}-${last} (${day})`,
      `${date}-${last}-${day}`,
      `19${date}-${last} – ${day}`,
      `${day} ${date}-${last}`,
      `${day}: ${date}+${last}`,
      `${date} ${last} ${day.replaceAll('-', '')}`,
    ].filter((text) => !holdsPersonalNumber(text));
  }).flat();
  expect(lost).toEqual([]);
});
