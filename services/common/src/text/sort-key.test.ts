import { describe, expect, it } from '@jest/globals';
import { sortKey } from './sort-key.js';

describe('sortKey', () => {
  it('puts å, ä and ö after z in that order, and does not mind case', () => {
    const names = ['Östersund', 'zon', 'Ängelholm', 'Åre', 'Arboga', 'ystad', 'Zorn', 'ÅMÅL'];
    expect(byBytes(names)).toEqual([
      'Arboga',
      'ystad',
      'zon',
      'Zorn',
      'ÅMÅL',
      'Åre',
      'Ängelholm',
      'Östersund',
    ]);
  });

  it('takes composed and decomposed letters for the same', () => {
    expect(sortKey('A\u030Angstro\u0308m')).toBe(sortKey('Ångström'));
  });

  it('does not count other diacritics, and sorts æ, ø and ü as ä, ö and y', () => {
    expect(byBytes(['Cafés', 'Café', 'Cafe x'])).toEqual(['Café', 'Cafe x', 'Cafés']);
    expect([sortKey('Æ'), sortKey('Ø'), sortKey('Ü')]).toEqual([sortKey('Ä'), sortKey('Ö'), sortKey('Y')]);
  });

  it('lets signs only separate words', () => {
    expect(sortKey('  NÄTVERKET - Idéburen [sektor] ')).toBe('n|tverket ideburen sektor');
    expect(sortKey('{a}|b')).toBe('a b');
  });
});

function byBytes(names: readonly string[]): string[] {
  return [...names].sort((a, b) => Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b))));
}
