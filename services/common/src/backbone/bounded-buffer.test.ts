import { describe, expect, it } from '@jest/globals';
import { BoundedBuffer } from './bounded-buffer.js';

describe('a bounded buffer', () => {
  it('gives what was pushed, in order, and only once', async () => {
    const buffer = new BoundedBuffer<number>(10);
    buffer.push(1);
    buffer.push(2);
    expect(await buffer.take()).toEqual([1, 2]);
    buffer.push(3);
    expect(await buffer.take()).toEqual([3]);
  });

  it('lets a reader wait for the next item', async () => {
    const buffer = new BoundedBuffer<number>(10);
    const taken = buffer.take();
    buffer.push(1);
    expect(await taken).toEqual([1]);
  });

  it('gives up when more waits than it may hold', async () => {
    const buffer = new BoundedBuffer<number>(2);
    for (const item of [1, 2, 3]) buffer.push(item);
    expect(await buffer.take()).toBeUndefined();
    expect(buffer.overflowed).toBe(true);
  });

  it('ends the wait of its reader when it is closed', async () => {
    const buffer = new BoundedBuffer<number>(2);
    const taken = buffer.take();
    buffer.close();
    expect(await taken).toBeUndefined();
    expect(buffer.overflowed).toBe(false);
  });
});
