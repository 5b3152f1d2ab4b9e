import { expect, test } from '@jest/globals';
import type { LogEntry, LogPage } from './backbone.js';
import { goesOnAfter } from './goes-on-after.js';

const page = (...positions: string[]): LogPage => ({
  epoch: 'one',
  prunedTo: '0',
  entries: positions.map((position) => ({ position }) as LogEntry),
});

test('a reader goes on after a full page, and after one that says so, however little is in it', () => {
  expect(goesOnAfter(page('3', '5'), 2)).toBe('5');
  expect(goesOnAfter(page('3'), 2)).toBeUndefined();
  expect(goesOnAfter(page(), 2)).toBeUndefined();
  expect(goesOnAfter({ ...page('3'), goOnAfter: '9' }, 2)).toBe('9');
  expect(goesOnAfter({ ...page(), goOnAfter: '9' }, 2)).toBe('9');
});
