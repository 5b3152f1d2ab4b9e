import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { holdsPersonalNumber, withoutPersonalNumbers } from '@hub/common';

const root = path.join(import.meta.dirname, '../..');

const jsonFilesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => path.join(root, folder, name));

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inside]) => [field, ...textsIn(inside)]);
};

test('nothing that the hub ships with is taken for a personal number, nor masked as one', () => {
  const files = [
    'services/agreements/src/seed',
    'services/organisations/src/seed',
    'services/regions/src/seed',
    'test/record',
  ].flatMap(jsonFilesIn);
  const texts = [...new Set(files.flatMap((file) => textsIn(JSON.parse(readFileSync(file, 'utf8')))))];
  expect(texts.length).toBeGreaterThan(2_000);
  expect(texts.filter(holdsPersonalNumber)).toEqual([]);
  expect(texts.filter((text) => withoutPersonalNumbers(text) !== text)).toEqual([]);
});
