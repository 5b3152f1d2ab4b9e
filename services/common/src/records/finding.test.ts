import { expect, test } from '@jest/globals';
import { type Finding, newFindings } from './finding.js';

const FOUND: Finding = {
  severity: 'error',
  region: '14',
  kind: 'adherences',
  id: '14-adherence-1',
  name: null,
  field: 'signedAt',
  what: 'The signature was made at a time that has not come yet.',
  expected: 'a time up to 2026-11-22T10:00:00.000Z',
  got: '2026-11-22T13:00:00.000Z',
  source: 'D, p',
};

test('a finding is the same whatever is expected by now, and whatever the record is called and comes from', () => {
  const later = { ...FOUND, expected: 'a time up to 2026-11-22T10:05:00.000Z', name: 'N', source: null };
  expect(newFindings([FOUND], [later])).toEqual([]);
});

test.each<Partial<Finding>>([
  { severity: 'warning' },
  { kind: 'agreements' },
  { id: '14-adherence-2' },
  { field: 'withdrawnAt' },
  { what: 'The signature was withdrawn before it was made.' },
  { got: '2026-11-23T13:00:00.000Z' },
])('a finding with another %j is another one', (change) => {
  expect(newFindings([FOUND], [{ ...FOUND, ...change }])).toHaveLength(1);
});

test('a finding stays the same where its place in a list becomes another, as often as it was there', () => {
  const at = (place: number): Finding => ({ ...FOUND, field: `seats.${place}.validFrom` });
  expect(newFindings([at(2)], [at(1)])).toEqual([]);
  expect(newFindings([at(2)], [at(2), at(3)])).toEqual([at(3)]);
});
