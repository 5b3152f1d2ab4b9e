import { expect, it } from '@jest/globals';
import { chooser } from '../../support/chooser.js';
import { type Cut, courseOfCuts } from './cuts.js';

const CUTS: readonly Cut[] = ['a', 'a', 'b', 'c', 'd'].map((of, index) => ({
  name: `${of}${index}`,
  of,
  make: async () => undefined,
}));
const course = (number: number, seed: number) => [...courseOfCuts(CUTS, number, chooser(seed))];

it('everything is cut once before anything is cut again, and never two of one at once', () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const together = course(40, seed);
    const all = together.flat();
    expect(all).toHaveLength(40);
    // Of the last round one may have to wait for another that it can't go with.
    expect(new Set(all.slice(0, CUTS.length + 1)).size).toBe(CUTS.length);
    for (const pair of together) expect(new Set(pair.map(({ of }) => of)).size).toBe(pair.length);
    expect(together.some(({ length }) => length === 2)).toBe(true);
  }
});

it('the same seed cuts the same in the same order, and another seed otherwise', () => {
  expect(course(20, 7)).toEqual(course(20, 7));
  expect(course(20, 7)).not.toEqual(course(20, 8));
});
