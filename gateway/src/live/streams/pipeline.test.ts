import { describe, expect, it } from '@jest/globals';
import { Pipeline } from './pipeline.js';

describe('a pipeline', () => {
  it('works on so many at once and hands them on in their order', async () => {
    const handed: number[] = [];
    const begun: number[] = [];
    const finish: (() => void)[] = [];
    const pipeline = new Pipeline<number>(3, (result) => handed.push(result));
    for (let item = 0; item < 5; item++) {
      pipeline.push(() => {
        begun.push(item);
        return new Promise((resolve) => {
          finish[item] = () => resolve(item);
        });
      });
    }
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    expect(begun).toEqual([0, 1, 2]);
    finish[2]?.();
    finish[1]?.();
    await turn();
    expect(handed).toEqual([]);
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    finish[0]?.();
    await turn();
    expect(handed).toEqual([0, 1, 2]);
    finish[4]?.();
    finish[3]?.();
    await turn();
    expect(handed).toEqual([0, 1, 2, 3, 4]);
  });
});
