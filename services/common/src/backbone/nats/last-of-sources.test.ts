import { expect, test } from '@jest/globals';
import { LastOfSources } from './last-of-sources.js';
import type { StoredPublication } from './publication-message.js';

const at = (number: number) => ({ number }) as StoredPublication;
const yes = async () => true;
const no = async () => false;

test('a source is removed where its last publication is gone from a stream that has gone on', async () => {
  const lastOf = new LastOfSources();
  expect(await lastOf.isRemoved('a', 'one', at(5), yes)).toBe(false);
  expect(await lastOf.isRemoved('a', 'one', at(5), yes)).toBe(false);
  expect(await lastOf.isRemoved('b', 'one', undefined, yes)).toBe(false);
  expect(await lastOf.isRemoved('a', 'one', at(3), yes)).toBe(true);
  expect(await lastOf.isRemoved('a', 'one', undefined, yes)).toBe(true);
  // Until the log has another name.
  expect(await lastOf.isRemoved('a', 'two', undefined, yes)).toBe(false);
  expect(await lastOf.isRemoved('a', 'two', at(12), yes)).toBe(false);
  expect(await lastOf.isRemoved('a', 'two', undefined, yes)).toBe(true);
});

test('a stream whose server has lost its last messages has nothing removed', async () => {
  const lastOf = new LastOfSources();
  await lastOf.isRemoved('a', 'one', at(5), yes);
  expect(await lastOf.isRemoved('a', 'one', at(3), no)).toBe(false);
  expect(await lastOf.isRemoved('a', 'one', at(4), yes)).toBe(false);
});

test('nothing is removed where the log has another name: its publications are others', async () => {
  const lastOf = new LastOfSources();
  await lastOf.isRemoved('a', 'one', at(5), yes);
  expect(await lastOf.isRemoved('a', 'two', undefined, yes)).toBe(false);
});
