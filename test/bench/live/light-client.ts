import { randomBytes, randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { QUERY } from './operation.js';

/**
 * A client of graphql-transport-ws that costs its process little, so that ten thousand fit on the machine that is
 * measured: it takes apart the frames, answers pings, and reads the messages only where someone listens.
 */
export class LightClient {
  /** Events that have come, the first one too. */
  events = 0;
  /** Gets the payload of each event, as it came. */
  onEvent: ((payload: string) => void) | undefined;
  readonly #socket: Socket;
  #rest: Buffer = EMPTY;
  #open = false;
  #subscribed = false;

  /** @param over is called where the connection ends, or anything comes that is no event. */
  constructor(
    { port, pathname, host }: URL,
    readonly agreementId: string,
    over: (why: string) => void,
  ) {
    this.#socket = connect(Number(port), '127.0.0.1').setNoDelay(true);
    this.#socket.on('data', (chunk) => {
      try {
        this.#read(chunk);
      } catch (error) {
        over(String(error));
      }
    });
    this.#socket.on('error', (error) => over(error.message));
    this.#socket.on('close', () => over('closed'));
    this.#socket.write(
      [
        `GET ${pathname} HTTP/1.1`,
        `host: ${host}`,
        'connection: Upgrade',
        'upgrade: websocket',
        'sec-websocket-version: 13',
        'sec-websocket-protocol: graphql-transport-ws',
        `sec-websocket-key: ${randomBytes(16).toString('base64')}`,
        '\r\n',
      ].join('\r\n'),
    );
  }

  #read(chunk: Buffer): void {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    if (!this.#open) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) {
        this.#rest = bytes;
        return;
      }
      const head = bytes.toString('latin1', 0, end);
      if (!head.startsWith('HTTP/1.1 101')) throw new Error(head);
      this.#open = true;
      this.#socket.write(masked(TEXT, '{"type":"connection_init"}'));
      bytes = bytes.subarray(end + 4);
    }
    let at = 0;
    while (bytes.length >= at + 2) {
      const [start, length] = payloadAt(bytes, at);
      if (bytes.length < start + length) break;
      this.#take((bytes[at] as number) & 0x0f, bytes, start, start + length);
      at = start + length;
    }
    this.#rest = at === bytes.length ? EMPTY : bytes.subarray(at);
  }

  #take(opcode: number, bytes: Buffer, start: number, end: number): void {
    if (opcode === PING) {
      this.#socket.write(masked(PONG, bytes.toString('latin1', start, end)));
    } else if (opcode !== TEXT) {
      throw new Error(`got a frame ${opcode}: ${bytes.toString('utf8', start, end)}`);
    } else if (!this.#subscribed) {
      this.#subscribe(bytes.toString('utf8', start, end));
    } else {
      this.events += 1;
      // The first one says whether the subscription was taken.
      if (this.events > 1 && this.onEvent === undefined) return;
      const text = bytes.toString('utf8', start, end);
      const payload = text.indexOf(PAYLOAD);
      if (!text.includes('"type":"next"') || payload < 0) throw new Error(text);
      this.onEvent?.(text.slice(payload + PAYLOAD.length, -1));
    }
  }

  #subscribe(greeting: string): void {
    if (!greeting.includes('connection_ack')) throw new Error(greeting);
    this.#subscribed = true;
    const payload = { query: QUERY, variables: { agreementId: this.agreementId } };
    this.#socket.write(masked(TEXT, JSON.stringify({ id: randomUUID(), type: 'subscribe', payload })));
  }
}

const EMPTY = Buffer.alloc(0);
const PAYLOAD = '"payload":';
const TEXT = 0x1;
const PING = 0x9;
const PONG = 0xa;

/** Where the payload of a server's frame begins, and its length. Frames of more than 64 KiB do not come. */
function payloadAt(bytes: Buffer, at: number): [start: number, length: number] {
  const length = (bytes[at + 1] as number) & 0x7f;
  if (length < 126) return [at + 2, length];
  return bytes.length < at + 4 ? [at + 4, Number.POSITIVE_INFINITY] : [at + 4, bytes.readUInt16BE(at + 2)];
}

/** A client's frame; a mask of zeros leaves the payload as it is. */
function masked(opcode: number, text: string): Buffer {
  const payload = Buffer.from(text);
  const head =
    payload.length < 126
      ? [0x80 | opcode, 0x80 | payload.length]
      : [0x80 | opcode, 0x80 | 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]);
}
