import { describe, expect, it } from '@jest/globals';
import * as ws from 'ws';
import { headOf, inParts, NextFrames, textFrame } from './frames.js';

/** The frame that the library makes of the same text. */
function frameOf(text: string, opcode = 1, fin = true): Buffer {
  const options = { fin, opcode, mask: false, readOnly: false, rsv1: false };
  // Its typings leave this out.
  const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } };
  return Buffer.concat(Sender.frame(Buffer.from(text), options));
}

describe('a frame', () => {
  it.each([0, 1, 124, 125, 126, 127, 65_534, 65_535, 65_536, 70_000])(
    'of %i bytes is as the library makes it',
    (length) => {
      const text = 'é'.repeat(length / 2) + 'x'.repeat(length % 2);
      for (const cut of [0, Math.floor(length / 4) * 2, length]) {
        const bytes = Buffer.from(text);
        const frame = textFrame(bytes.subarray(0, cut), bytes.subarray(cut));
        expect(Buffer.compare(Buffer.from(frame), frameOf(text))).toBe(0);
      }
    },
  );
});

describe('a message in parts', () => {
  it.each([
    [101, 100],
    [200, 100],
    [65_535, 200],
    [65_536, 30_000],
    [140_000, 70_000],
  ])('of %i bytes, at most %i in each, is in frames as the library makes them', (length, most) => {
    const text = Array.from({ length }, (_, at) => at % 10).join('');
    const parts = [...inParts(textFrame(Buffer.from(text), Buffer.alloc(0)), most)];
    const sent = parts.map((part) => Buffer.concat(part));
    const expected = parts.map((_, part) => {
      const of = text.slice(part * most, (part + 1) * most);
      return frameOf(of, part === 0 ? 1 : 0, (part + 1) * most >= length);
    });
    expect(parts).toHaveLength(Math.ceil(length / most));
    expect(Buffer.compare(Buffer.concat(sent), Buffer.concat(expected))).toBe(0);
  });
});

describe('messages of events', () => {
  const message = (id: string, text: string) =>
    `{"id":${JSON.stringify(id)},"type":"next","payload":${text}}`;

  it('have each client’s own id, and are made once for clients with the same', () => {
    const frames = new NextFrames();
    const ids = ['1', '1', 'two', '1', '"quoted" å'];
    const made = ids.map((id) => frames.frame(headOf(id), '{"data":1}'));
    made.forEach((frame, at) => {
      expect(Buffer.compare(Buffer.from(frame), frameOf(message(ids[at] as string, '{"data":1}')))).toBe(0);
    });
    expect(made[1]).toBe(made[0]);
    expect(made[2]).not.toBe(made[1]);
  });

  it('are made anew for another event', () => {
    const frames = new NextFrames();
    const head = headOf('1');
    frames.frame(head, '{"data":1}');
    const frame = Buffer.from(frames.frame(head, '{"data":2}'));
    expect(Buffer.compare(frame, frameOf(message('1', '{"data":2}')))).toBe(0);
  });
});
