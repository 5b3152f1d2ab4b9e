import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { quoted, refuseKey, refuseUnauthorised } from './refusals.js';
import { refuseSource } from './refuse-source.js';
import { refuseTexts } from './refuse-texts.js';
import { standIn, withStandIns } from './stand-ins.js';
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
  expect(refuseTexts(input).unkeepable.map(({ field }) => field)).toEqual([['name'], ['seats', '1', 'side']]);
  expect(refuseTexts({ name: '😀' }).unkeepable).toEqual([]);
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

test('texts that show nothing, or that no file may say, are refused whatever they are called', () => {
  const unseen = ['\u200b\u200b', '\u00ad', '\u0301\u0301', '\u3164', '\ufeff \u2060', '\u2800 \u2800'];
  for (const text of [
    ...unseen,
    '\ue000\u{f0000}\u{10fffd}',
    '\ufffc',
    '\ufffe\uffff',
    '\u0378 \u{1d159}\u{13441}',
  ]) {
    expect(reasons(text)).toEqual(['The name has nothing in it that can be read.']);
  }
  expect(reasons('a\u2028b')).toEqual(['The name must be a single line.']);
  expect(reasons('a\u0085b')).toEqual(['The name holds a control character (U+0085).']);
  expect(reasons('a\u2028b', { lines: true })).toEqual([]);
  expect(reasons('see https://user:word@example.org/')).toEqual([
    'The name gives a user name or a password in a web address, before the @: leave that part out.',
  ]);
});

test('a name holds no sign that turns the direction in which it is read, and a longer text may', () => {
  for (const sign of '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069') {
    const code = `U+${sign.charCodeAt(0).toString(16).toUpperCase()}`;
    expect(reasons(`Förening${sign}x`)).toEqual([
      `The name holds a sign that does not show and turns the direction in which it is read (${code}), so that it may look like another: type it anew.`,
    ]);
    expect(reasons(`Förening${sign}x`, { lines: true })).toEqual([]);
  }
  // Marks that a name from right to left needs beside digits, a flag, and a sign of private use beside letters.
  expect(reasons('\u200fגן 12\u200e (3)')).toEqual([]);
  expect(reasons('🇸🇪 \ue000 \u2800x')).toEqual([]);
});

test('an input that can be looked up in part is, with stand-ins for the rest', () => {
  const input = { id: 'a\0', revision: 3, seats: [{ side: 'x' }, { side: '\ud800' }], name: 'Ö' };
  const { unkeepable } = refuseTexts(input);
  expect(withStandIns(input, unkeepable)).toEqual({
    id: '\ufffd',
    revision: 3,
    seats: [{ side: 'x' }, { side: '\ufffd' }],
    name: 'Ö',
  });
  expect(standIn('14-body-råd')).toBe('14-body-råd');
  expect(standIn('14-body\0')).toBe('\ufffd');
});

test('an idempotency key has signs that can be printed alone', () => {
  for (const key of ['a\u001b', 'a\u007f', 'a\nb', 'a\u2028', '\0', '\ud800', '', 'x'.repeat(201)]) {
    expect(refuseKey(key)).toHaveLength(1);
  }
  expect(refuseKey('import 2026: rad 1 – å')).toEqual([]);
});

test.each([
  ['org-demo', '"org-demo"'],
  ['x'.repeat(101), `"${'x'.repeat(100)}…"`],
  ['a\u0007\u0085\u202eb\n"c"', String.raw`"a\u0007\u0085\u202eb\n\"c\""`],
])('what a client gave is quoted short, and shows what would not show', (given, shown) => {
  expect(quoted(given)).toBe(shown);
});

test.each([
  ['12', 'agreement-manager of 12 or hub-admin'],
  ['x'.repeat(50_000), `agreement-manager of "${'x'.repeat(100)}…" or hub-admin`],
  ['1\u009b2', String.raw`agreement-manager of "1\u009b2" or hub-admin`],
])('a role is named for a scope as far as that is one', (territory, roles) => {
  const { message } = refuseUnauthorised('editAgreement', { territory });
  expect(message).toBe(`You may not do this: it takes the role ${roles}.`);
});
