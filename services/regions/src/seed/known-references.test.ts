import { emptyReport } from '@hub/common';
import { expect, test } from '@jest/globals';
import { withKnownReferences } from './known-references.js';

const known = [{ id: 'a' }, { id: 'b' }];

test('references to records that are there stay, and so do those to none', () => {
  const report = emptyReport('regions-12');
  const facts = [
    { id: '1', bodyId: 'a', projectId: null },
    { id: '2', bodyId: null, projectId: 'b' },
  ];
  expect(
    withKnownReferences(facts, {
      kind: 'goals',
      fields: ['bodyId', 'projectId'],
      what: 'body',
      known,
      report,
    }),
  ).toEqual(facts);
  expect(report.refused).toEqual([]);
});

test('a reference to a record that is not there is taken out and reported', () => {
  const report = emptyReport('regions-12');
  const facts = [{ id: '1', bodyId: 'c', projectId: 'c' }];
  expect(
    withKnownReferences(facts, { kind: 'goals', fields: ['bodyId'], what: 'body', known, report }),
  ).toEqual([{ id: '1', bodyId: null, projectId: 'c' }]);
  expect(report.refused).toEqual([
    { kind: 'goals', id: '1', field: 'bodyId', value: 'c', reason: 'the id of a known body' },
  ]);
});
