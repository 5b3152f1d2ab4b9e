import { describe, expect, it } from '@jest/globals';
import { parseSearch, searchableText } from './search.js';

describe('parseSearch', () => {
  it('folds every word into a prefix', () => {
    expect(parseSearch('Göteborgs-Rådet É')).toEqual({
      words: 'Göteborgs-Rådet É',
      prefixes: "'goteborgs':* & 'radet':* & 'e':*",
      folded: 'goteborgs radet e',
    });
  });

  it.each(["it's", "a':* | 'b", 'a\\b', "''", 'a & !b'])('lets nothing of %j out of its quotes', (text) => {
    expect(parseSearch(text)?.prefixes ?? '').toMatch(/^('[\p{L}\p{N}]+':\*( & )?)*$/u);
  });

  it.each(['"en fras"', 'skåne -malmö', 'lund or malmö'])(
    'leaves the operators of %j to the words',
    (text) => {
      expect(parseSearch(text)).toEqual({ words: text, prefixes: null, folded: '' });
    },
  );

  it('takes a dash between words for punctuation', () => {
    expect(parseSearch('kommun - sektorn')).toEqual({
      words: 'kommun   sektorn',
      prefixes: "'kommun':* & 'sektorn':*",
      folded: 'kommun sektorn',
    });
  });

  it('takes a search of space for none, and of signs for one that finds nothing', () => {
    expect(parseSearch(' \n')).toBeNull();
    expect(parseSearch('%')).toEqual({ words: '%', prefixes: null, folded: '' });
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
