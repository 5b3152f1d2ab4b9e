import { describe, expect, it, test } from '@jest/globals';
import { maxGrant, readFinancing } from './financing.js';

describe('a financing', () => {
  const lines = [
    { label: 'Tid', amount: 1_000, inKind: true, funderId: null },
    { label: 'Kontant', amount: 3_000, inKind: false, funderId: 'org-eruf' },
  ];

  it('keeps what is printed beside what the lines add up to, and says where they differ', () => {
    const financing = readFinancing({
      currency: 'SEK',
      lines,
      statedTotal: 4_100,
      statedSubtotals: [
        { label: 'Summa indirekt', stated: 1_000, lines: [1] },
        { label: 'Summa faktisk', stated: 2_990, lines: [2] },
        { label: 'Övrigt', stated: 5, lines: null },
      ],
    });
    expect(financing.lines.map(({ share }) => share)).toEqual([0.25, 0.75]);
    expect(financing).toMatchObject({ linesComplete: false, statedTotal: 4_100, computedTotal: 4_000 });
    expect(financing.statedSubtotals.map(({ computed }) => computed)).toEqual([1_000, 3_000, null]);
    expect(financing.discrepancies).toEqual([
      { what: 'Summa faktisk', stated: 2_990, computed: 3_000, difference: -10 },
      { what: 'Totalt', stated: 4_100, computed: 4_000, difference: 100 },
      { what: 'Totalt: Summa indirekt + Summa faktisk', stated: 4_100, computed: 3_990, difference: 110 },
    ]);
  });

  it('takes what is not known for unknown, not for 0', () => {
    expect(
      readFinancing({ currency: 'SEK', lines: [], statedTotal: 500, statedSubtotals: [] }),
    ).toMatchObject({
      statedTotal: 500,
      computedTotal: null,
      discrepancies: [],
    });
    expect(readFinancing({ currency: 'SEK', lines, statedTotal: null, statedSubtotals: [] })).toMatchObject({
      linesComplete: null,
      statedTotal: null,
      computedTotal: 4_000,
      discrepancies: [],
    });
  });
});

test.each([
  [0.6, 1_000_000, 600_000],
  [0.6, 0, 0],
  [0.5, 3, 1],
  [0.29, 100, 29],
  [0.6, Number.MAX_SAFE_INTEGER, 5_404_319_552_844_594],
])('a share of %d of %d kronor is at most %d', (maxFunderShare, cost, grant) => {
  expect(maxGrant({ maxFunderShare, minCofinancingShare: 1 - maxFunderShare }, cost)).toBe(grant);
});

test('a cost below 0 is refused', () => {
  expect(() => maxGrant({ maxFunderShare: 0.6, minCofinancingShare: 0.4 }, -1)).toThrow('0 kronor or more');
});
