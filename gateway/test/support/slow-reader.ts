import type { Socket } from 'node:net';
import { clientFrame, rawWebSocket } from './raw-web-socket.js';

const TEXT = 1;
const CONTINUATION = 0;
const PING = 9;
const PONG = 0x8a;
/** Milliseconds between two reads. */
const TICK = 20;

/**
 * A client that reads at a pace of its own, over buffers as large as the system gives them, and answers a ping when it
 * has read as far as that.
 */
export class SlowReader {
  /** The messages that it has read. */
  readonly messages: Record<string, unknown>[] = [];
  /** Bytes that it has read, of frames. */
  taken = 0;
  readonly closed: Promise<void>;
  isClosed = false;
  readonly #socket: Socket;
  #unread: Buffer = Buffer.alloc(0);
  #parts: Buffer[] = [];
  #timer: NodeJS.Timeout | undefined;

  static async connect(live: string): Promise<SlowReader> {
    return new SlowReader(await rawWebSocket(live));
  }

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('error', () => undefined);
    // Else it would take what comes as soon as it comes.
    socket.on('readable', () => undefined);
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.stop();
        this.isClosed = true;
        resolve();
      });
    });
  }

  say(message: object): void {
    this.#socket.write(clientFrame(JSON.stringify(message)));
  }

  pong(payload: string): void {
    if (!this.#socket.destroyed) this.#socket.write(clientFrame(payload, PONG));
  }

  /** Greets, and subscribes under an id. */
  async subscribe(query = 'subscription { ticks }', id = 'a'): Promise<void> {
    this.say({ type: 'connection_init' });
    this.read(1_000);
    while (this.messages.length === 0) await new Promise((resolve) => setTimeout(resolve, TICK));
    this.stop();
    this.say({ type: 'subscribe', id, payload: { query } });
  }

  /** Reads so many bytes from now on, fifty times a second. */
  read(bytes: number): void {
    this.stop();
    this.#timer = setInterval(() => this.take(bytes), TICK);
  }

  /** Reads so many bytes, where so many are there. */
  take(bytes: number): void {
    const part = this.#socket.read(Math.min(bytes, this.#socket.readableLength)) as Buffer | null;
    if (part === null) return;
    this.taken += part.length;
    this.#unread = Buffer.concat([this.#unread, part]);
    for (let length = this.#frame(); length > 0; length = this.#frame())
      this.#unread = this.#unread.subarray(length);
  }

  /** Reads nothing more. */
  stop(): void {
    clearInterval(this.#timer);
  }

  leave(): void {
    this.stop();
    this.#socket.destroy();
  }

  /** Deals with the first frame (RFC 6455, 5.2). @returns its length, 0 where it is not there as a whole. */
  #frame(): number {
    const bytes = this.#unread;
    if (bytes.length < 10 && bytes.length < 2 + ((bytes[1] ?? 127) & 127)) return 0;
    const [first, short] = [bytes.readUInt8(0), bytes.readUInt8(1)];
    const start = short < 126 ? 2 : short === 126 ? 4 : 10;
    const length = start === 2 ? short : start === 4 ? bytes.readUInt16BE(2) : bytes.readUInt32BE(6);
    if (bytes.length < start + length) return 0;
    const payload = bytes.subarray(start, start + length);
    const kind = first & 15;
    if (kind === PING) this.pong(String(payload));
    if (kind === TEXT || kind === CONTINUATION) {
      this.#parts.push(payload);
      if (first >= 0x80) {
        this.messages.push(JSON.parse(String(Buffer.concat(this.#parts))));
        this.#parts = [];
      }
    }
    return start + length;
  }
}
