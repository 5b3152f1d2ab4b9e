import { expect, test } from '@jest/globals';
import { meaningOfInput } from './meaning-of-input.js';

test('null is left out where it says no more: in what is made, and in whatever is inside a value', () => {
  const signing = { agreementId: 'a', signer: null, source: null };
  expect(meaningOfInput(signing)).toEqual({ agreementId: 'a' });
  const made = {
    name: 'A',
    signer: { name: null, evidence: { hash: null } },
    seats: [{ side: 'x', end: null }, null],
  };
  expect(meaningOfInput(made)).toEqual({
    name: 'A',
    signer: { evidence: {} },
    seats: [{ side: 'x' }, null],
  });
});

test('null stays in an edit’s own fields, where it empties what is there', () => {
  const edit = { id: 'a', revision: 2, women: null, financing: { total: null }, source: null };
  expect(meaningOfInput(edit)).toEqual({ id: 'a', revision: 2, women: null, financing: {} });
  expect(meaningOfInput(edit, ['women'])).toEqual({ id: 'a', revision: 2, financing: {} });
});

test('what is empty, false or 0 is not left out', () => {
  const input = { name: '', complete: false, value: 0, seats: [], on: new Date(0) };
  expect(meaningOfInput(input)).toEqual(input);
});
