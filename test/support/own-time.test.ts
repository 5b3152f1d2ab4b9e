import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { ownTime } from './own-time.js';

test('time passes while nothing is to be done, and while much is', async () => {
  const begun = ownTime();
  const { user } = process.cpuUsage();
  while (process.cpuUsage().user - user < 200_000);
  const busy = ownTime() - begun;
  expect(busy).toBeGreaterThan(150);
  while (ownTime() - begun < busy + 200) await pause(1);
});

test('time stands still while the process gets no turn', () => {
  const begun = ownTime();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  expect(ownTime() - begun).toBeLessThan(250);
});
