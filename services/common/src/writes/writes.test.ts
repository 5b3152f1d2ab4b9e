import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { refuseSource } from './refuse-source.js';
import { refuseUnkeepable } from './refuse-unkeepable.js';
import { refuseText } from './text-checks.js';

const reasons = (given: string, more: { lines?: boolean; longest?: number } = {}) =>
  refuseText(given, { what: 'name', field: ['name'], ...more }).map(({ message }) => message);

test('a text is kept as given, whatever script or markup it is in', () => {
  for (const text of ['Föreningen Ö', '<b>&amp;</b>', 'שלום', '👩‍👩‍👧', "'; drop table agreement;--"]) {
    expect(reasons(text)).toEqual([]);
  }
});

test('an empty, a long and an unprintable text are refused, each for its reason', () => {
  expect(reasons(' ')).toEqual(['The name is empty.']);
  expect(reasons('x'.repeat(501))).toEqual(['The name must have at most 500 characters; it has 501.']);
  expect(reasons('a\nb')).toEqual(['The name must be a single line.']);
  expect(reasons('a\u0007b')).toEqual(['The name holds a control character (U+0007).']);
  expect(reasons('a\nb', { lines: true })).toEqual([]);
  expect(reasons('a\u0007b', { lines: true })).toHaveLength(1);
});

test('what PostgreSQL cannot keep is found wherever it is in an input, with its path', () => {
  const input = { name: 'a\0b', seats: [{ side: 'x' }, { side: '\ud800' }], sum: 5, none: null };
  expect(refuseUnkeepable(input).map(({ field }) => field)).toEqual([['name'], ['seats', '1', 'side']]);
  expect(refuseUnkeepable({ name: '😀' })).toEqual([]);
});

test('a source may be left out or named in part, and its address must be one of the web', () => {
  const fields = (source: Parameters<typeof refuseSource>[0]) =>
    refuseSource(source, 'source').map(({ field }) => field?.join('.'));
  expect(fields(null)).toEqual([]);
  expect(fields({ document: 'Protokoll', place: 'p. 3', url: 'https://example.org/protokoll' })).toEqual([]);
  expect(fields({ document: ' ', place: 'x'.repeat(501), url: 'javascript:alert(1)' })).toEqual([
    'source.document',
    'source.place',
    'source.url',
  ]);
});
