import { expect, test } from '@jest/globals';
import { jsonFault } from './json-fault.js';

test.each([
  ['{"a": [1, -2.5e3, "å\\u00e5\\n", true, {}, [], null]}'],
  ['  "text" \n'],
  ['[{"a": {"b": []}}, [[]]]'],
])('%s is JSON', (text) => {
  expect(JSON.parse(text)).toBeDefined();
  expect(jsonFault(text)).toBeNull();
});

test.each<[string, number, number, RegExp]>([
  ['', 1, 1, /^a value/],
  ['{\n  "a": 1,\n  b: 2\n}', 3, 3, /the name of a field in double quotation marks/],
  ['{"a": 1\n "b": 2}', 2, 2, /a comma or \}/],
  ['[1,\n2,\n]', 3, 1, /^a value/],
  ['{"a" 1}', 1, 6, /a colon/],
  ['[1 2]', 1, 4, /a comma or \]/],
  ['{"a": 1} x', 1, 10, /the end of the file/],
  ['{"a": "x\ny"}', 1, 7, /^a value/],
  ['[01]', 1, 2, /^a value/],
  ['{"a": 1,}', 1, 9, /the name of a field/],
  ['[tru]', 1, 2, /^a value/],
  ['[[1]', 1, 5, /a comma or \]/],
])('%j stops being JSON at line %d, column %d', (text, line, column, wanted) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(jsonFault(text)).toEqual({ line, column, wanted: expect.stringMatching(wanted) });
});
