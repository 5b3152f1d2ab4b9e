import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareBytes, firstRound, mergePages, type Row, wantedMore } from './merge-pages.js';

const text = fc.string({ unit: 'binary', maxLength: 4 });
const placements = fc
  .array(fc.array(fc.tuple(text, fc.boolean()), { maxLength: 60, size: 'max' }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((lists) =>
    lists.map((rows, placement) =>
      rows
        .map(([begin, low], index) => ({ sortKey: `${low ? 'a' : 'b'}${begin} ${placement}.${index}` }))
        .sort((one, other) => compareBytes(one.sortKey, other.sortKey)),
    ),
  );

describe('the order of sort keys', () => {
  test('is that of their UTF-8 bytes', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(Math.sign(compareBytes(one, other))).toBe(
          Buffer.compare(Buffer.from(one), Buffer.from(other)),
        );
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('a page merged of the pages of several placements', () => {
  test('is full and right after two rounds at most, whatever lies where', () => {
    fc.assert(
      fc.property(
        placements,
        fc.integer({ min: 1, max: 150 }),
        fc.integer({ min: 1, max: 30 }),
        (lists, size, few) => {
          const page = (list: readonly Row[], from: number, count: number) => ({
            rows: list.slice(0, from + count),
            hasNext: list.length > from + count,
          });
          const begun = lists.map((list) => page(list, 0, Math.min(size, few)));
          const known = begun.map((rows, index) => {
            const more = wantedMore(rows, begun, size);
            return more === 0 ? rows : page(lists[index] as Row[], rows.rows.length, more);
          });
          const all = lists.flat().sort((one, other) => compareBytes(one.sortKey, other.sortKey));
          expect(mergePages(known, size)).toEqual({ rows: all.slice(0, size), hasNext: all.length > size });
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test('ends where it is not known what follows', () => {
    const rows = (...keys: string[]) => keys.map((sortKey) => ({ sortKey }));
    expect(
      mergePages(
        [
          { rows: rows('a', 'c'), hasNext: true },
          { rows: rows('b', 'd', 'e'), hasNext: false },
        ],
        5,
      ),
    ).toEqual({ rows: rows('a', 'b', 'c'), hasNext: true });
  });

  test('has a row once that two placements have while it moves', () => {
    const row = { sortKey: 'a' };
    expect(
      mergePages(
        [
          { rows: [row], hasNext: false },
          { rows: [row], hasNext: false },
        ],
        5,
      ).rows,
    ).toEqual([row]);
  });
});

test.each([
  [10, 21, 10],
  [50, 4, 25],
  [50, 21, 20],
  [500, 1, 500],
  [501, 4, 501],
  [0, 4, 0],
])('for a page of %p rows of %p placements each is first asked for %p', (size, count, expected) => {
  expect(firstRound(size, count)).toBe(expected);
});
