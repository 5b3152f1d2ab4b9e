import { expect, test } from '@jest/globals';
import { countDistinct } from './distinct-parties.js';

const party = (name: string, organisationId: string | null = null) => ({ name, organisationId });

test.each([
  ['none', [], 0],
  ['names of nobody known', [party('A'), party('B')], 2],
  ['organisations', [party('A', 'org-a'), party('B', 'org-b')], 2],
  ['one organisation under two names', [party('A', 'org-a'), party('B', 'org-a')], 1],
  ['one name twice', [party('A'), party('A', 'org-a')], 1],
  ['two that a third shows to be one', [party('A'), party('B', 'org-a'), party('A', 'org-a')], 1],
  ['the same in another order', [party('A', 'org-a'), party('A'), party('B', 'org-a')], 1],
])('parties are counted once each: %s', (_what, parties, count) => {
  expect(countDistinct(parties)).toBe(count);
});
