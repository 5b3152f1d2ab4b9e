import { expect, test } from '@jest/globals';
import { printOutcome } from './print-outcome.js';

test('what a load did names no record by the whole of an id that is longer than any can be', () => {
  const id = `14-body-${'a'.repeat(5_000)}`;
  const none = { error: 0, warning: 0, notice: 0 };
  const lines = printOutcome(
    [
      {
        changes: [{ kind: 'bodies', id, change: 'added', fields: [{ field: id, from: 'a', to: 'b' }] }],
        unchanged: 0,
        kept: [{ kind: 'bodies', id, why: `it is ${id}` }],
        mended: [{ kind: 'bodies', id, what: `it was ${id}` }],
        errors: [],
        warnings: [],
        notices: [],
        found: none,
      },
    ],
    false,
  ).split('\n');
  expect(lines.slice(0, 4).map((line) => line.slice(0, 20))).toEqual([
    '  added    bodies 14',
    '             14-body',
    '  kept     bodies 14',
    '  mended   bodies 14',
  ]);
  for (const line of lines) expect(line.length).toBeLessThan(1_400);
});
