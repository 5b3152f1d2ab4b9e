import { expect, it } from '@jest/globals';
import { shownCount, textOfFigure } from './shown-count.js';

const source = { document: 'A report', place: null, url: null };
const figure = { value: 40, approximate: true, asOf: '2014-11', label: null, source };

it.each([
  ['the figure while one stands', { reported: figure, signedHere: true }, 40, 'REPORTED'],
  [
    'what is registered where that is declared complete',
    { reported: figure, registerComplete: true },
    3,
    'REGISTERED',
  ],
  ['what is registered where anyone has signed', { signedHere: true }, 3, 'REGISTERED'],
  ['what is registered right after a signing', {}, 3, 'REGISTERED'],
  ['nothing where nobody has, and nobody says anything', { signedHere: false }, null, 'UNKNOWN'],
])('a count shows %s', (_what, more, value, basis) => {
  const count = { registered: 3, registerComplete: false, reported: null, ...more };
  expect(shownCount(count)).toMatchObject({ registered: 3, value, basis });
});

it('figures are compared by all that is shown of them', () => {
  expect(textOfFigure(figure)).toBe('{"value":40,"approximate":true,"asOf":"2014-11","label":null}');
});
