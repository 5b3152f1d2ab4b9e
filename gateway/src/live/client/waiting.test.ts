import { describe, expect, it } from '@jest/globals';
import { Waiting } from './waiting.js';

describe('those who wait', () => {
  it('are called back once, in order, and may wait again', () => {
    const waiting = new Waiting();
    const called: string[] = [];
    waiting.add(() => called.push('too early'));
    waiting.begin();
    for (const name of ['one', 'two']) waiting.add(() => called.push(name));
    expect([waiting.isOn, called]).toEqual([true, []]);
    waiting.end();
    waiting.end();
    expect([waiting.isOn, called]).toEqual([false, ['one', 'two']]);
  });

  it('take turns where what there is goes to the first', () => {
    const waiting = new Waiting();
    const called: string[] = [];
    const wait = (name: string) =>
      waiting.add(() => {
        called.push(name);
        waiting.begin();
        wait(name);
      });
    waiting.begin();
    for (const name of ['one', 'two', 'three']) wait(name);
    for (let turn = 0; turn < 5; turn++) waiting.end();
    expect(called).toEqual(['one', 'two', 'three', 'one', 'two']);
  });
});
