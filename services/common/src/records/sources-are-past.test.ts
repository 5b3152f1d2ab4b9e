import { expect, it } from '@jest/globals';
import { sourcesArePast } from './sources-are-past.js';

const NOW = new Date('2026-11-21T10:00:00Z');
const found = (record: object) => sourcesArePast({ bodies: [{ id: '14-body-x', ...record }] }, NOW);

it.each([
  ['a source', { sources: [{ document: 'D' }, { recordedAt: '2199-01-01T00:00:00Z' }] }, 'sources.2'],
  [
    'a part’s source',
    { seats: [{ sources: [{ recordedAt: '2026-11-21T11:30:00Z' }] }] },
    'seats.1.sources.1',
  ],
  [
    'a value’s own source',
    { reported: { source: { recordedAt: '1066-01-01T00:00:00Z' } } },
    'reported.source',
  ],
])('finds %s that was recorded at a time that can’t be', (_what, record, field) => {
  expect(found(record)).toMatchObject([
    {
      severity: 'error',
      region: '14',
      kind: 'bodies',
      id: '14-body-x',
      field: `${field}.recordedAt`,
      expected: 'a time from 1800 to now',
    },
  ]);
});

it.each([
  ['has come', { recordedAt: '2026-11-21T10:00:00Z' }],
  ['may have come by another clock', { recordedAt: '2026-11-21T10:59:00Z' }],
  ['is none, which the schema tells', { recordedAt: 'i går' }],
  ['is not known', { document: 'D', recordedAt: null }],
])('says nothing of a time that %s', (_what, source) => {
  expect(found({ sources: [source] })).toEqual([]);
});
