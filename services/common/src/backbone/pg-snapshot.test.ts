import { describe, expect, it } from '@jest/globals';
import { parsePgSnapshot } from './pg-snapshot.js';

describe('a PostgreSQL snapshot', () => {
  const snapshot = parsePgSnapshot('100:110:103,107');

  it('sees what was over before the oldest transaction still running', () => {
    expect(snapshot?.sees('99')).toBe(true);
  });

  it('sees what was over among those still running', () => {
    expect(['100', '102', '109'].map((id) => snapshot?.sees(id))).toEqual([true, true, true]);
  });

  it('does not see what was running or had not begun', () => {
    expect(['103', '107', '110', '4294967400'].map((id) => snapshot?.sees(id))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('reads one without running transactions', () => {
    expect(parsePgSnapshot('745:745:')?.sees('744')).toBe(true);
  });

  it.each(['', '1:2', '1:2:x', '1:2:3,', "1:2:3'; drop", '-1:2:'])('refuses %j', (text) => {
    expect(parsePgSnapshot(text)).toBeUndefined();
  });
});
