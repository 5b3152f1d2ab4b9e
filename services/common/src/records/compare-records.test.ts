import { expect, test } from '@jest/globals';
import { compareRecords, shown } from './compare-records.js';

test('a long value says how much more there is', () => {
  expect(shown('x'.repeat(300))).toMatch(/^"x{119}… \(182 more characters\)$/);
});

test('two long values are shown from where they begin to differ', () => {
  const [change] = compareRecords({ text: `${'x'.repeat(200)}Lund` }, { text: `${'x'.repeat(200)}Malmö` });
  expect(change).toEqual({ field: 'text', from: `…${'x'.repeat(20)}Lund"`, to: `…${'x'.repeat(20)}Malmö"` });
});
