import { describe, expect, it, test } from '@jest/globals';
import { freeId, slugOf } from './slug.js';

describe('the slug of a name', () => {
  it.each([
    ['Sociala rådet i Älvsjö', 'sociala-radet-i-alvsjo'],
    ['  ABF – Malmö (2014)! ', 'abf-malmo-2014'],
    ['Œuvre <b>', 'uvre-b'],
    ['市民社会', ''],
    ['Dag 1981-12-18, 9876 kronor', 'dag-kronor'],
    ['Dag 1981-12-18, 9875 kronor', 'dag-1981-12-18-9875-kronor'],
  ])('of %j is %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('is at most 60 characters long, and cut between words', () => {
    expect(slugOf(`${'samverkan '.repeat(5)}civilsamhället`)).toBe(
      'samverkan-samverkan-samverkan-samverkan-samverkan',
    );
    expect(slugOf('a'.repeat(100))).toBe('a'.repeat(60));
  });
});

test('a taken id gets the smallest free number', () => {
  const taken = new Set(['12-body-a', '12-body-a-2', '12-body-a-4']);
  expect(freeId('12-body-a', (id) => taken.has(id))).toBe('12-body-a-3');
  expect(freeId('12-body-b', (id) => taken.has(id))).toBe('12-body-b');
});
