import { describe, expect, test } from '@jest/globals';
import { whenAborted } from './abort.js';

describe('waiting for a signal to abort', () => {
  test('calls back all that still wait, and no others', () => {
    const { signal, abort } = controller();
    const called: number[] = [];
    const releases = Array.from({ length: 20 }, (_, index) => whenAborted(signal, () => called.push(index)));
    for (const release of releases.slice(2)) release();
    abort();
    expect(called).toEqual([0, 1]);
  });

  test('lets those called take themselves off', () => {
    const { signal, abort } = controller();
    let calls = 0;
    const release = whenAborted(signal, () => {
      calls++;
      release();
    });
    whenAborted(signal, () => calls++);
    abort();
    expect(calls).toBe(2);
  });
});

function controller() {
  const aborting = new AbortController();
  return { signal: aborting.signal, abort: () => aborting.abort() };
}
