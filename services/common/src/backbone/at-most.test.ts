import { expect, test } from '@jest/globals';
import { atMost } from './at-most.js';

test('so many run at once and no more, in the order of coming, whether they fail or not', async () => {
  const inTurn = atMost(2);
  const begun: number[] = [];
  let running = 0;
  let mostRunning = 0;
  const runs = Array.from({ length: 9 }, (_, number) =>
    inTurn(async () => {
      begun.push(number);
      running += 1;
      mostRunning = Math.max(mostRunning, running);
      await new Promise(setImmediate);
      running -= 1;
      if (number % 3 === 0) throw new Error(`${number} fails`);
      return number;
    }),
  );
  const results = await Promise.allSettled(runs);
  expect(results.map(({ status }) => status === 'fulfilled')).toEqual(
    runs.map((_, number) => number % 3 !== 0),
  );
  expect(begun).toEqual(runs.map((_, number) => number));
  expect(mostRunning).toBe(2);
  expect(await inTurn(async () => 'again')).toBe('again');
});
