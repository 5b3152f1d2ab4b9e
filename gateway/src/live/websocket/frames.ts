/** The first byte of a frame (RFC 6455, 5.2): whether a message ends with it, and what it is. */
const END = 0x80;
const TEXT = 0x01;
const CONTINUATION = 0x00;

/**
 * A text message of a server as its one WebSocket frame, ready to be written.
 *
 * @param head its beginning; `rest` what follows, both in UTF-8.
 */
export function textFrame(head: Uint8Array, rest: Uint8Array): Uint8Array {
  const length = head.length + rest.length;
  const frame = beginning(END | TEXT, length, length);
  const start = frame.length - length;
  frame.set(head, start);
  frame.set(rest, start + head.length);
  return frame;
}

/**
 * A text message in several frames, between which pings may stand (RFC 6455, 5.4). Nothing else may. What they hold is not
 * copied: clients that are sent the same share it.
 *
 * @param whole its one frame; `most` the bytes of text that each of the others has at most.
 * @returns of each its beginning, and the text that follows it.
 */
export function* inParts(whole: Uint8Array, most: number): Generator<[Uint8Array, Uint8Array], void, void> {
  const start = startOf(whole);
  for (let at = start; at < whole.length; at += most) {
    const kind = at === start ? TEXT : CONTINUATION;
    const end = at + most >= whole.length ? END : 0;
    const text = whole.subarray(at, at + most);
    yield [beginning(end | kind, text.length, 0), text];
  }
}

/** What every message `next` of an operation begins with, up to its payload. */
export function headOf(id: string): Uint8Array {
  return Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
}

/**
 * Makes the frames of messages `next`. Events go to many clients one after the other: their text is encoded once, and
 * where the next client calls its operation by the same id, the frame is the same one.
 */
export class NextFrames {
  #text = '';
  #rest: Uint8Array = Buffer.from('}');
  #head: Uint8Array = Buffer.alloc(0);
  #frame: Uint8Array = Buffer.alloc(0);

  /** @param head see {@link headOf}; `text` is the payload's JSON. */
  frame(head: Uint8Array, text: string): Uint8Array {
    if (text !== this.#text) {
      this.#text = text;
      this.#rest = Buffer.from(`${text}}`);
    } else if (sameBytes(head, this.#head)) {
      return this.#frame;
    }
    this.#head = head;
    this.#frame = textFrame(head, this.#rest);
    return this.#frame;
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one === other || (one.length === other.length && Buffer.compare(one, other) === 0);
}

/** A frame that is as yet without its text, of which there is room for the first bytes. */
function beginning(firstByte: number, length: number, room: number): Buffer {
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(start + room);
  frame[0] = firstByte;
  if (start === 2) {
    frame[1] = length;
  } else if (start === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeUInt32BE(Math.floor(length / 2 ** 32), 2);
    frame.writeUInt32BE(length >>> 0, 6);
  }
  return frame;
}

/** Where the text begins in a frame. */
function startOf(frame: Uint8Array): number {
  return frame[1] === 127 ? 10 : frame[1] === 126 ? 4 : 2;
}
