import { describe, expect, it } from '@jest/globals';
import { parseSearch, searchableText } from './search.js';

const word = (text: string) => ({ kind: 'word', text });
const hyphened = (...parts: string[]) => parts.map((part) => ({ ...word(part), whole: parts.join('') }));
const phrase = (text: string) => ({ kind: 'phrase', text });
const excluded = (text: string) => ({ kind: 'excluded', text });
const number = (text: string) => ({ kind: 'number', text });

describe('parseSearch', () => {
  it.each([
    ['Göteborgs-Rådet É', [[...hyphened('göteborgs', 'rådet'), word('é')]]],
    ['kommun - sektorn', [[word('kommun'), word('sektorn')]]],
    ['skåne -malmö', [[word('skåne'), excluded('malmö')]]],
    ['a -b-c', [[word('a'), excluded('b c')]]],
    ['"en fras" -"två ord"', [[phrase('en fras'), excluded('två ord')]]],
    ['"utan slut', [[phrase('utan slut')]]],
    ['lund or malmö OR "en fras" c', [[word('lund')], [word('malmö')], [phrase('en fras'), word('c')]]],
    ['or', [[word('or')]]],
    ['or OR', [[word('or'), word('or')]]],
    ['or lund or', [[word('lund')]]],
    ['lund or -', [[word('lund')]]],
    ['lund or or malmö', [[word('lund')], [word('malmö')]]],
    ['dnr 1.7.1-393/2017', [[word('dnr'), number('1 7 1 393 2017')]]],
    ['2017', [[word('2017')]]],
    ['sam\u2011verkan om\u2010råde', [[...hyphened('sam', 'verkan'), ...hyphened('om', 'råde')]]],
    ['”en fras” -»två ord« “tre', [[phrase('en fras'), excluded('två ord'), phrase('tre')]]],
    ['för\u00ADening', [[word('förening')]]],
    ['Mo\u0308te På Æbelø', [[word('möte'), word('på'), word('äbelö')]]],
  ])('reads %j', (text, expected) => {
    expect(parseSearch(text)).toEqual(expected);
  });

  it.each(["it's", "a':* | 'b", 'a\\b', "''", 'a & !b', '<->', "1'2:*"])(
    'leaves only letters, digits and space of %j',
    (text) => {
      for (const { text: words } of parseSearch(text)?.flat() ?? [])
        expect(words).toMatch(/^[\p{L}\p{N} ]+$/u);
    },
  );

  it.each(['', ' \n', '-', '"', '% - ""', '\u00AD', '\u0308'])('takes %j for no search', (text) => {
    expect(parseSearch(text)).toBeNull();
  });

  it('refuses a null sign, which no text of the database holds', () => {
    expect(() => parseSearch('a\0b')).toThrow('U+0000');
  });

  it('refuses more than 200 characters', () => {
    expect(parseSearch('x'.repeat(200))).not.toBeNull();
    expect(() => parseSearch('x'.repeat(201))).toThrow('at most 200 characters, got 201');
  });
});

describe('searchableText', () => {
  it.each(['-', '\u2010', '\u2011'])('holds words with a hyphen %j apart and together', (hyphen) => {
    expect(searchableText([`Svenska ESF${hyphen}rådet`, 'ESF'])).toEqual({
      words: 'svenska esf rådet esf esfrådet',
      folded: 'svenska esf radet esf esfradet',
    });
  });
});
