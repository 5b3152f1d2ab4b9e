import { expect, test } from '@jest/globals';
import { parse, print } from 'graphql';
import { withHiddenValues } from './hidden-values.js';

const types = parse('enum Color { RED GREEN } enum Light { RED }');
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

test('a value of one enum is hidden, and nothing else', () => {
  expect(plain(print(withHiddenValues(types, ['Color.RED'])))).toBe(
    'enum Color { RED @inaccessible GREEN } enum Light { RED }',
  );
  expect(print(withHiddenValues(types, []))).toBe(print(types));
});

test('a value that is not there is a fault: nobody would notice that it is shown under another name', () => {
  expect(() => withHiddenValues(types, ['Color.RED', 'Color.BLUE'])).toThrow('found no Color.BLUE');
});
