import { describe, expect, it } from '@jest/globals';
import { afterPosition, type SortField } from './sort-field.js';

const byTime: SortField[] = [{ expression: 'thing.changed', type: 'timestamp' }];
const after = (value: string) => () => afterPosition(byTime, { values: [value], id: 'a' });

describe('a position in a cursor', () => {
  it.each(['2026-11-21 21:00:00+00', '2024-02-29 00:00:00.000001+00', '0001-01-01 00:00:00+00'])(
    'can hold the time %s',
    (value) => {
      expect(after(value)).not.toThrow();
    },
  );

  it.each([
    '2026-99-99 99:99:99+00',
    '2026-02-30 00:00:00+00',
    '2026-01-01 24:00:00+00',
    '0000-01-01 00:00:00+00',
    '2026-01-01 00:00:00+99',
    'now()',
  ])('never brings the time %s, which does not exist, before PostgreSQL', (value) => {
    expect(after(value)).toThrow(expect.objectContaining({ extensions: { code: 'INVALID_CURSOR' } }));
  });
});
