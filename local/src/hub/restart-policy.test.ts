import { expect, test } from '@jest/globals';
import { RestartPolicy } from './restart-policy.js';

test('the pause grows from half a second to ten, for one that runs a while each time', () => {
  const policy = new RestartPolicy();
  const pauses = Array.from({ length: 7 }, () => policy.afterEnd(11_000));
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
});

test('one that ends right after its start five times in a row is left down', () => {
  const policy = new RestartPolicy();
  expect(policy.afterEnd(0)).toBe(500);
  const pauses = [0, 9_000, 0, 100, 0].map((readyFor) => policy.afterEnd(readyFor));
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, undefined]);
});

test('once it has run for a while the earlier endings are forgotten', () => {
  const policy = new RestartPolicy();
  for (const readyFor of [0, 0, 0, 0, 0]) policy.afterEnd(readyFor);
  expect(policy.afterEnd(10_000)).toBe(10_000);
  expect([0, 0, 0, 0].map((readyFor) => policy.afterEnd(readyFor))).not.toContain(undefined);
  expect(policy.afterEnd(60_000)).toBe(500);
});
