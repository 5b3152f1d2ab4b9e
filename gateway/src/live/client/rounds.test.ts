import { describe, expect, it } from '@jest/globals';
import { Rounds } from './rounds.js';

describe('rounds', () => {
  it('look at each thing once, when it is due, in the order in which they were put in', async () => {
    const begun = performance.now();
    const seen: string[] = [];
    await new Promise<void>((resolve) => {
      const rounds = new Rounds<string>(100, (item) => {
        expect(performance.now() - begun).toBeGreaterThan(99);
        seen.push(item);
        if (item === 'last') resolve();
      });
      for (const item of ['one', 'two', 'dropped', 'again', 'three']) rounds.put(item);
      rounds.drop('dropped');
      rounds.put('again');
      rounds.put('last');
    });
    expect(seen).toEqual(['one', 'two', 'three', 'again', 'last']);
  });

  it('go on where what was due is put in again, and begin anew after nothing was in', async () => {
    let turns = 0;
    let done = () => {};
    const rounds = new Rounds<string>(20, (item) => {
      turns += 1;
      if (turns % 3 === 0) done();
      else rounds.put(item);
    });
    for (const turnsWanted of [3, 6]) {
      await new Promise<void>((resolve) => {
        done = resolve;
        rounds.put('item');
      });
      expect(turns).toBe(turnsWanted);
    }
  });
});
