import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, test } from '@jest/globals';
import { fileWords } from './file-words.js';

test.each([
  [tmpdir(), 'it is a folder'],
  [`${tmpdir()}/no/such/file`, 'there is no such file or folder'],
])('what is the matter with %s is told without codes', async (name, words) => {
  expect(fileWords(await readFile(name).catch((error) => error))).toBe(words);
});
