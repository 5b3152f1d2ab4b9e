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
  ['{"a": "x\ny"}', 1, 9, /line break, tab or other control character/],
  ['{"a\tb": 1}', 1, 4, /line break, tab or other control character/],
  ['["abc', 1, 6, /the text has no end/],
  ['["a\\x"]', 1, 4, /escapes/],
  ['[01]', 1, 2, /^a value/],
  ['{"a": 1,}', 1, 9, /the name of a field/],
  ['[tru]', 1, 2, /^a value/],
  ['[[1]', 1, 5, /a comma or \]/],
])('%j stops being JSON at line %d, column %d', (text, line, column, wanted) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(jsonFault(text)).toEqual({ line, column, wanted: expect.stringMatching(wanted) });
});

test.each<[string, number, number, RegExp]>([
  ['{"a": 1,\n "b": [{"a": 1}],\n "a": 2}', 3, 2, /each field once: "a" is there already/],
  ['{"a": {"b": 1, "\\u0062": 2}}', 1, 16, /each field once: "b" is there already/],
  ['{"__proto__": []}', 1, 2, /never __proto__/],
  ['[1e999]', 1, 2, /a number that is not too large/],
  ['['.repeat(200_000), 1, 65, /nested at most 64 deep/],
  [`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, 1, 321, /nested at most 64 deep/],
])('JSON of which something would be lost is refused where it is (%#)', (text, line, column, wanted) => {
  expect(jsonFault(text)).toEqual({ line, column, wanted: expect.stringMatching(wanted) });
});

test('a text of twenty million characters is read without a fault', () => {
  expect(jsonFault(JSON.stringify(['a\n'.repeat(10_000_000)]))).toBeNull();
});
