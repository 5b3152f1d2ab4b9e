import { describe, expect, it } from '@jest/globals';
import { Ring, type RingLimits } from './ring.js';

const placeOf = (number: number, epoch = 'e') => ({
  cursor: `cursor-${epoch}-${number}`,
  position: `${epoch}:${String(number).padStart(20, '0')}`,
});
const eventOf = (number: number, text = 'text') => ({ ...placeOf(number), text });
const ringOf = (limits: Partial<RingLimits> = {}) => {
  const ring = new Ring(placeOf(10), { events: 100, size: 1_000, age: 1_000, ...limits });
  return ring;
};
const texts = (ring: Ring) =>
  Array.from({ length: ring.end - ring.first }, (_, index) => ring.at(ring.first + index).cursor);

describe('the last events of a stream', () => {
  it('are kept up to a number, a size and an age', () => {
    const few = ringOf({ events: 3 });
    for (let number = 11; number <= 30; number++) few.push(eventOf(number), 0);
    expect(texts(few)).toEqual([28, 29, 30].map((number) => placeOf(number).cursor));
    expect([few.first, few.end]).toEqual([17, 20]);

    const small = ringOf({ size: 10 });
    for (let number = 11; number <= 14; number++) small.push(eventOf(number), 0);
    expect(texts(small)).toHaveLength(2);

    const young = ringOf({ age: 100 });
    young.push(eventOf(11), 0);
    young.push(eventOf(12), 90);
    young.expire(150);
    expect(texts(young)).toEqual([placeOf(12).cursor]);
  });

  it('are found by the cursor before them', () => {
    const ring = ringOf({ events: 3 });
    expect(ring.afterCursor(placeOf(10).cursor)).toBe(0);
    for (let number = 11; number <= 15; number++) ring.push(eventOf(number), 0);
    expect([11, 12, 14, 15].map((number) => ring.afterCursor(placeOf(number).cursor))).toEqual([
      undefined,
      2,
      4,
      5,
    ]);
  });

  it('are found by a place, where all that follow it are there', () => {
    const ring = ringOf({ events: 3 });
    for (let number = 12; number <= 20; number += 2) ring.push(eventOf(number), 0);
    const after = (number: number, epoch?: string) => ring.afterPosition(placeOf(number, epoch).position);
    expect([13, 14, 15, 16, 17, 20, 99].map((number) => after(number))).toEqual([
      undefined,
      2,
      2,
      3,
      3,
      5,
      5,
    ]);
    expect(after(15, 'another')).toBeUndefined();
  });

  it('are none after the stream began anew, and who had heard all of them is behind', () => {
    const ring = ringOf();
    ring.push(eventOf(11), 0);
    const heardAll = ring.end;
    ring.restart(placeOf(50, 'f'));
    expect(heardAll).toBeLessThan(ring.first);
    expect(ring.end).toBe(ring.first);
    expect(ring.last).toBe(placeOf(50, 'f').position);
  });
});
