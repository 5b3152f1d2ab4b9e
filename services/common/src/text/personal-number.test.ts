import { expect, test } from '@jest/globals';
import { holdsPersonalNumber, withoutPersonalNumbers } from './personal-number.js';

test.each([['811218-9876'], ['Firma 198112189876.'], ['811218+9876'], ['701063-2391']])(
  '%s holds a personal number, which is not shown',
  (text) => {
    expect(holdsPersonalNumber(text)).toBe(true);
    expect(withoutPersonalNumbers(text)).toMatch(/^\D*$/);
  },
);

test.each([
  ...[
    '\u2010',
    '\u2011',
    '\u2012',
    '\u2013',
    '\u2014',
    '\u2015',
    '\u2212',
    '\u00ad',
    '\u200b',
    '\u2060',
    '\uff0d',
  ],
  ...[':', ',', ';', '·', '•', '~', '=', "'", '\\', '-\ufe0f', '\u0301', '\u034f', '\u{e0100}'],
  ...[
    '&#45;',
    '&#x2D;',
    '&ndash;',
    '&minus;',
    '&shy;',
    '&shy',
    '&nbsp;',
    '&#8209;',
    '&amp;ndash;',
    '&amp;amp;#45;',
  ],
  ...[
    ' - ',
    '--',
    '.',
    '/',
    '_',
    '%2D',
    '%2d',
    '%252D',
    '%25252D',
    '%E2%80%91',
    '%96',
    ' \u2013 ',
    '\u00a0',
    '-\u200b',
  ],
])('a personal number with %j before its last four digits is found and not shown', (sign) => {
  for (const text of [`811218${sign}9876`, `Firma (19811218${sign}9876) i Lund`]) {
    expect(holdsPersonalNumber(text)).toBe(true);
    expect(withoutPersonalNumbers(text)).toMatch(/^\D*$/);
  }
});

test.each([
  '1981-12-18-9876',
  '81.12.18.9876',
  '８１１２１８－９８７６',
  'SE811218987601',
  'SE 811218-987601',
  '8112\u200b189876',
  '1981 12 18 9876',
  '81 12 18 98 76',
  '1981 12 18-9876',
  '1981 12 18 - 9876',
  '1981\u00a012\u00a018\u00a09876',
  '1981–12–18–9876',
  '12 12 12 1981 12 18 9876',
  '٨١١٢١٨-٩٨٧٦',
  '८११२१८ ९८७६',
  '8\u20e31\u20e31\u20e32\u20e31\u20e38\u20e39\u20e38\u20e37\u20e36\u20e3',
  '&#56;11218-9876',
  '81121898768112189876',
  '198112189876198112189876',
  '811218-9876811218-9876',
  '811218-9876 811218-9876',
  '8112189876,8112189876',
])('a personal number spelled as %j is found and not shown', (text) => {
  expect(holdsPersonalNumber(text)).toBe(true);
  expect(withoutPersonalNumbers(text)).not.toMatch(/9876|18/);
});

test.each([
  ['SE232100025501'],
  ['14-adherence-ab811218-9876-4abc-8abc-0123456789ab'],
  ['2015-12-18 - 2016'],
  ['https://example.se/a%20b/811218'],
  ['2014-2017'],
  ['232100-0255'],
  ['202100-2114'],
  ['RUN 614-0186-13'],
  ['1.7.1-393/2017'],
  ['2014-11-25 2015'],
  ['811218-9875'],
  ['9811218-98761'],
  ['12 345 678'],
  ['1 981 121 898 76'],
  ['2012 2013 2014 2015 2016 2017'],
  ['2012, 2013, 2014, 2015'],
  ['2012–2014, 2015–2017'],
  ['811218, 9876 kronor'],
  ['811218: 9876'],
  ['81121898758112189876'],
  ['23 21 00 02 55'],
  ['1981 12 18 9875'],
  ['kl. 10:15-12:10 den 18 12 2014'],
])('%s holds none', (text) => {
  expect(holdsPersonalNumber(text)).toBe(false);
});
