import { expect, test } from '@jest/globals';
import { startLoop } from './wakeable-loop.js';

/** A loop whose turns are told, and take no time. */
function started(paceMs: number) {
  const began: number[] = [];
  let told: () => void = () => undefined;
  const loop = startLoop({
    paceMs,
    idleMs: 60_000,
    onError: () => undefined,
    async turn() {
      began.push(performance.now());
      told();
      return undefined;
    },
  });
  const turns = async (count: number) => {
    while (began.length < count) {
      await new Promise<void>((resolve) => {
        told = resolve;
      });
    }
  };
  return { loop, began, turns };
}

test('whoever wakes it often gets one turn in a while, and none is lost', async () => {
  const { loop, began, turns } = started(50);
  await turns(1);
  for (let woken = 0; woken < 100; woken += 1) loop.wake();
  await turns(2);
  loop.wake();
  await turns(3);
  expect((began[1] as number) - (began[0] as number)).toBeGreaterThan(49);
  expect((began[2] as number) - (began[1] as number)).toBeGreaterThan(49);
  await loop.stop();
  expect(began).toHaveLength(3);
});

test('who wakes it after a rest does not wait', async () => {
  const { loop, began, turns } = started(5);
  await turns(1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  loop.wake();
  expect(began).toHaveLength(2);
  await loop.stop();
});

test('no turn begins too soon, though timers know whole milliseconds alone', async () => {
  const { loop, began, turns } = started(5);
  for (let turn = 1; turn <= 40; turn += 1) {
    await turns(turn);
    loop.wake();
  }
  await loop.stop();
  const pauses = began.slice(1).map((time, turn) => time - (began[turn] as number));
  // A turn says when it began a moment after the loop has noted it.
  expect(Math.min(...pauses)).toBeGreaterThan(4.7);
});
