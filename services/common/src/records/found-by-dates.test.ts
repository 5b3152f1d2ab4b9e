import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import { foundByDates } from './found-by-dates.js';

const found = (record: object, days: object) =>
  foundByDates(
    'projects',
    [{ id: '14-project-x', ...record }],
    ['start', 'end'],
    [{ recordId: '14-project-x', from: null, to: null, ...days }],
  );

it.each([
  ['without dates', { start: null, end: null }, {}],
  ['of a year', { start: '2014', end: '2014' }, { from: '2014-01-01', to: '2015-01-01' }],
  ['without an end', { start: '2014-02', end: null }, { from: '2014-02-01' }],
  ['of a day that is not in the calendar, which is told by itself', { start: '2014-02-30', end: null }, {}],
  ['whose days nobody knows', { start: '2014', end: null }, { recordId: '14-project-y' }],
])('says nothing of a record %s', (_what, record, days) => {
  expect(found(record, days)).toEqual([]);
});

it.each([
  ['start', { from: '2013-01-01', to: '2015-01-01' }, 'from 2013-01-01 to before 2015-01-01'],
  ['end', { from: '2014-01-01' }, 'from 2014-01-01'],
  ['start', {}, 'none'],
])('finds by its %s a record that is found by other days', (field, days, got) => {
  expect(found({ start: '2014', end: '2014' }, days)).toMatchObject([
    {
      severity: 'error',
      region: '14',
      kind: 'projects',
      id: '14-project-x',
      field,
      expected: 'from 2014-01-01 to before 2015-01-01',
      got,
    },
  ]);
});
