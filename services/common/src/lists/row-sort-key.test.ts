import { describe, expect, it } from '@jest/globals';
import type { Position } from './cursor.js';
import { rowSortKey } from './row-sort-key.js';
import type { SortField } from './sort-field.js';

const text: SortField = { expression: 'thing.name', type: 'text' };
const number: SortField = { expression: 'thing.year', type: 'integer', nullable: true };
const time: SortField = { expression: 'thing.changed', type: 'timestamp' };

describe('the sort key of a row', () => {
  it.each<[string, SortField[], (string | null)[][]]>([
    ['text, a shorter one first', [text], [['a'], ['a b'], ['ab'], ['z'], ['{'], ['å'], ['𝒜']]],
    [
      'text downwards, a longer one first',
      [{ ...text, direction: 'DESC' }],
      [['å'], ['{'], ['ab'], ['a b'], ['a'], ['']],
    ],
    ['numbers, none last', [number], [['-20'], ['-3'], ['0'], ['7'], ['2009'], ['20000'], [null]]],
    ['numbers downwards, none last', [{ ...number, direction: 'DESC' }], [['2009'], ['7'], ['-3'], [null]]],
    [
      'times, to the microsecond',
      [time],
      [
        ['2026-01-01 00:00:00+00'],
        ['2026-01-01 00:00:00.000001+00'],
        ['2026-01-01 00:00:00.5+00'],
        ['2026-01-01 00:00:01+00'],
      ],
    ],
    [
      'one field after the other',
      [{ ...number, direction: 'DESC' }, text],
      [
        ['2010', 'a'],
        ['2010', 'b'],
        ['2009', 'a'],
        [null, 'a'],
        [null, 'b'],
      ],
    ],
  ])('orders by its bytes: %s', (_name, fields, ordered) => {
    const keys = ordered.map((values) => rowSortKey(fields, { values, id: 'x' }));
    expect([...keys].reverse().sort(byBytes)).toEqual(keys);
  });

  it('breaks ties by id, upwards in either direction', () => {
    for (const direction of ['ASC', 'DESC'] as const) {
      const keyOf = (id: string) =>
        rowSortKey([{ ...text, direction }], { values: ['a'], id } satisfies Position);
      expect(byBytes(keyOf('12-a'), keyOf('12-b'))).toBeLessThan(0);
      expect(byBytes(keyOf('12-b'), keyOf('14-a'))).toBeLessThan(0);
    }
  });
});

function byBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
