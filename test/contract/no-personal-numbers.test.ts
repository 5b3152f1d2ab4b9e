import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { holdsPersonalNumber, withoutPersonalNumbers } from '@hub/common';
import { expect, test } from '@jest/globals';

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

const textsOf = (folder: string): string[] => [
  ...new Set(jsonFilesIn(folder).flatMap((file) => textsIn(JSON.parse(readFileSync(file, 'utf8'))))),
];

test.each(['agreements', 'organisations', 'regions'])(
  'nothing that %s ships with is taken for a personal number, nor masked as one',
  (service) => {
    const texts = textsOf(`services/${service}/src/seed`);
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => withoutPersonalNumbers(text) !== text)).toEqual([]);
  },
);

test('no text of the record of the sources is taken for a personal number', () => {
  const texts = textsOf('test/record');
  expect(texts.length).toBeGreaterThan(500);
  expect(texts.filter(holdsPersonalNumber)).toEqual([]);
});
