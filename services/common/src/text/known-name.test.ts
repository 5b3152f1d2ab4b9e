import { expect, test } from '@jest/globals';
import { knownName } from './known-name.js';

test('a name is known however it is capitalised, spaced and composed', () => {
  for (const name of ['Rådet i  Ängelholm', ' rådet\ti ängelholm ', 'RA\u030aDET I A\u0308NGELHOLM']) {
    expect(knownName(name)).toBe('rådet i ängelholm');
  }
});

test('every sign of a name may tell it from another', () => {
  const names = [
    'Club C 1',
    'Club C++ 1',
    'Club-C 1',
    'Räd',
    'Rad',
    '😀',
    '😁',
    '!!',
    '??',
    'Lund (ABF)',
    'Lund ABF',
  ];
  expect(new Set(names.map(knownName)).size).toBe(names.length);
});
