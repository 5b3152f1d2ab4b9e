import { expect, test } from '@jest/globals';
import type { StoredPublication } from './publication-message.js';
import { RecentMessages } from './recent-messages.js';

const message = (number: number, length = 10): StoredPublication => ({
  number,
  length,
  recordedAt: new Date(0),
  subject: 's',
  sourcePosition: null,
  previous: '0',
  last: '0',
  count: 0,
  removableBefore: 0,
  removable: 0,
  known: '',
  events: [],
});

test('of more than is kept the last numbers stay, whichever were read last', () => {
  const recent = new RecentMessages(30);
  const known = () =>
    Array.from({ length: 20 }, (_, number) => number).filter((number) => recent.get(number));
  for (const number of [4, 9, 5, 12]) recent.add(message(number));
  expect(known()).toEqual([5, 9, 12]);
  recent.add(message(1));
  recent.add(message(9));
  expect(known()).toEqual([5, 9, 12]);
  recent.add(message(13, 25));
  expect(known()).toEqual([13]);
  recent.add(message(14, 31));
  expect(known()).toEqual([]);
  recent.add(message(2));
  expect(known()).toEqual([2]);
  recent.clear();
  expect(known()).toEqual([]);
  for (const number of [7, 6, 5]) recent.add(message(number));
  expect(known()).toEqual([5, 6, 7]);
});
