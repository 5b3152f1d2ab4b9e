import { describe, expect, it } from '@jest/globals';
import { childTraceparent } from './traceparent.js';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const parent = '00f067aa0ba902b7';

describe('the trace context that is passed on', () => {
  it('keeps trace and flags and has a parent of its own', () => {
    const child = childTraceparent(`00-${trace}-${parent}-01`);
    expect(child).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`));
    expect(child).not.toContain(parent);
    expect(childTraceparent(`00-${trace}-${parent}-01`)).not.toBe(child);
  });

  it('is that of version 00 for a caller of a later version', () => {
    expect(childTraceparent(`01-${trace}-${parent}-00-more`)).toMatch(/^00-.*-00$/);
  });

  it.each([
    undefined,
    '',
    'nonsense',
    `00-${trace}-${parent}`,
    `00-${trace.toUpperCase()}-${parent}-01`,
    `00-${'0'.repeat(32)}-${parent}-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    `ff-${trace}-${parent}-01`,
    `00-${trace}-${parent}-01-more`,
  ])('is none where the caller sent %p', (header) => {
    expect(childTraceparent(header)).toBeUndefined();
  });
});
