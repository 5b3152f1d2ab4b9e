import { describe, expect, it } from '@jest/globals';
import { decodeCursor, encodeCursor, fingerprint } from './cursor.js';

describe('cursors', () => {
  const list = fingerprint(['organisations', { sector: ['CIVIL'] }]);
  const position = { values: ['å|}', null], id: 'org-a' };

  it('come back as they were made', () => {
    expect(decodeCursor(list, encodeCursor(list, position), 2)).toEqual(position);
  });

  it('belong to one list, whatever the order of its arguments', () => {
    expect(fingerprint({ a: 1, b: [{ d: 1, c: undefined }], e: null })).toBe(
      fingerprint({ b: [{ d: 1 }], a: 1 }),
    );
    const other = fingerprint(['organisations', { sector: ['PUBLIC'] }]);
    expect(() => decodeCursor(other, encodeCursor(list, position), 2)).toThrow('another list');
    expect(() => decodeCursor(list, encodeCursor(list, position), 1)).toThrow('another list');
  });

  it('are refused when any one character is changed, added or left out', () => {
    const cursor = encodeCursor(list, position);
    for (let place = 0; place < cursor.length; place += 1) {
      const changed = cursor[place] === 'A' ? 'B' : 'A';
      for (const forged of [
        cursor.slice(0, place) + changed + cursor.slice(place + 1),
        cursor.slice(0, place) + cursor.slice(place + 1),
        cursor.slice(0, place) + changed + cursor.slice(place),
      ]) {
        expect(() => decodeCursor(list, forged, 2)).toThrow('a cursor');
      }
    }
  });
});
