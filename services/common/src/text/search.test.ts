import { describe, expect, it } from '@jest/globals';
import { fold } from './fold.js';
import { parseSearch, searchableText } from './search.js';

const word = (typed: string, folded = typed) => ({ kind: 'word', typed, folded });
const hyphened = (...parts: string[]) => {
  const typed = parts.join('');
  return parts.map((part) => ({ ...word(part, fold(part)), whole: { typed, folded: fold(typed) } }));
};
const phrase = (typed: string, folded = typed) => ({ kind: 'phrase', typed, folded });
const excluded = (typed: string, folded = typed) => ({ kind: 'excluded', typed, folded });
const number = (typed: string, folded: string) => ({ kind: 'number', typed, folded });

describe('parseSearch', () => {
  it.each([
    ['Göteborgs-Rådet É', [[...hyphened('Göteborgs', 'Rådet'), word('É', 'e')]]],
    ['kommun - sektorn', [[word('kommun'), word('sektorn')]]],
    ['skåne -malmö', [[word('skåne', 'skane'), excluded('malmö', 'malmo')]]],
    ['a -b-c', [[word('a'), excluded('b-c', 'b c')]]],
    ['"en fras" -"två ord"', [[phrase('en fras'), excluded('två ord', 'tva ord')]]],
    ['"utan slut', [[phrase('utan slut')]]],
    [
      'lund or malmö OR "en fras" c',
      [[word('lund')], [word('malmö', 'malmo')], [phrase('en fras'), word('c')]],
    ],
    ['or', [[word('or')]]],
    ['or lund or', [[word('or'), word('lund'), word('or')]]],
    ['lund or or malmö', [[word('lund')], [word('malmö', 'malmo')]]],
    ['dnr 1.7.1-393/2017', [[word('dnr'), number('1.7.1-393/2017', '1 7 1 393 2017')]]],
    ['2017', [[word('2017')]]],
    ['för\u00ADening', [[word('förening', 'forening')]]],
    ['% - ""', []],
  ])('reads %j', (text, expected) => {
    expect(parseSearch(text)).toEqual(expected);
  });

  it.each(["it's", "a':* | 'b", 'a\\b', "''", 'a & !b', '<->', "1'2:*"])(
    'leaves only letters, digits and space of %j in what is folded',
    (text) => {
      for (const { folded } of parseSearch(text)?.flat() ?? []) expect(folded).toMatch(/^[\p{L}\p{N} ]+$/u);
    },
  );

  it('takes a search of space for none', () => {
    expect(parseSearch(' \n')).toBeNull();
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
  it('holds words with a hyphen apart and together', () => {
    expect(searchableText(['Svenska ESF-rådet', 'ESF'])).toBe('svenska esf radet esf esfradet');
  });
});
