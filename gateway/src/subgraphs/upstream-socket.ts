import WebSocket from 'ws';
import { asObject } from './read-answer.js';

/** Why a subscription is over: the subgraph says so, it refuses it, or nothing more can come over the socket. */
export type Over =
  | { readonly why: 'completed' }
  | { readonly why: 'refused'; readonly errors: unknown }
  | { readonly why: 'late' }
  | { readonly why: 'lost'; readonly code: number | undefined };

/** Who hears of one subscription on a socket. */
export interface SocketHears {
  next(payload: unknown): void;
  over(over: Over): void;
}

export interface UpstreamSocketOptions {
  readonly url: URL;
  /** Milliseconds until the subgraph must have taken the connection. */
  readonly deadline: number;
  /** What is said of the caller at the beginning, and again with each ping: the identity in it is good for a minute. */
  readonly parameters: () => Promise<Record<string, string>>;
  /** Milliseconds between pings; who has not answered one by the next is cut off. Default 10,000. */
  readonly pingInterval?: number | undefined;
  /** Longest message in bytes. */
  readonly maxBytes: number;
  readonly onClose: () => void;
}

const DEFAULT_PING_INTERVAL = 10_000;

/**
 * One WebSocket to a subgraph (graphql-transport-ws) with any number of subscriptions on it. It opens at once and, when
 * it was asked for something, closes with its last subscription. It never comes back: whoever holds the cursors does.
 */
export class UpstreamSocket {
  readonly #options: UpstreamSocketOptions;
  readonly #socket: WebSocket;
  readonly #running = new Map<string, { readonly payload: object; readonly hears: SocketHears }>();
  readonly #opening: NodeJS.Timeout;
  #pinging: NodeJS.Timeout | undefined;
  #ready = false;
  #answered = true;
  #late = false;
  #count = 0;

  constructor(options: UpstreamSocketOptions) {
    this.#options = options;
    this.#socket = new WebSocket(socketUrl(options.url), 'graphql-transport-ws', {
      handshakeTimeout: options.deadline,
      maxPayload: options.maxBytes,
      perMessageDeflate: false,
    });
    this.#opening = setTimeout(() => {
      this.#late = true;
      this.#socket.terminate();
    }, options.deadline);
    this.#socket.on('open', () => void this.#say('connection_init'));
    this.#socket.on('message', (data) => this.#take(String(data)));
    // The close that follows says all there is to say.
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', (code) => this.#close(code));
  }

  /** @returns what ends it at the subgraph; nothing is heard after it. */
  subscribe(payload: object, hears: SocketHears): () => void {
    this.#count += 1;
    const id = String(this.#count);
    this.#running.set(id, { payload, hears });
    if (this.#ready) this.#send({ id, type: 'subscribe', payload });
    return () => {
      if (!this.#running.has(id)) return;
      if (this.#ready) this.#send({ id, type: 'complete' });
      this.#forget(id);
    };
  }

  /** Reads no further until {@link resume}: what comes waits at the subgraph. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Cuts it off. */
  terminate(): void {
    this.#socket.terminate();
  }

  #take(text: string): void {
    const message = read(text);
    switch (message?.type) {
      case 'connection_ack':
        this.#begin();
        break;
      case 'ping':
        this.#send({ type: 'pong' });
        break;
      case 'pong':
        this.#answered = true;
        break;
      case 'next':
        // What comes of one that was ended meanwhile is for nobody.
        this.#running.get(String(message.id))?.hears.next(message.payload);
        break;
      case 'error':
        this.#end(String(message.id), { why: 'refused', errors: message.payload });
        break;
      case 'complete':
        this.#end(String(message.id), { why: 'completed' });
    }
  }

  #begin(): void {
    clearTimeout(this.#opening);
    this.#ready = true;
    for (const [id, { payload }] of this.#running) this.#send({ id, type: 'subscribe', payload });
    const { pingInterval = DEFAULT_PING_INTERVAL } = this.#options;
    this.#pinging = setInterval(() => this.#ping(), pingInterval);
  }

  #ping(): void {
    // Nothing is read while it is paused, answers neither.
    if (this.#socket.isPaused) return;
    if (this.#answered) void this.#say('ping');
    else this.#socket.terminate();
    this.#answered = false;
  }

  async #say(type: 'connection_init' | 'ping'): Promise<void> {
    try {
      this.#send({ type, payload: await this.#options.parameters() });
    } catch {
      this.#socket.terminate();
    }
  }

  #send(message: object): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #end(id: string, over: Over): void {
    const running = this.#running.get(id);
    if (running === undefined) return;
    this.#forget(id);
    running.hears.over(over);
  }

  #forget(id: string): void {
    this.#running.delete(id);
    if (this.#running.size > 0) return;
    clearInterval(this.#pinging);
    this.#options.onClose();
    if (this.#ready) this.#socket.close(1000);
    else this.#socket.terminate();
  }

  #close(code: number): void {
    clearTimeout(this.#opening);
    clearInterval(this.#pinging);
    this.#options.onClose();
    const running = [...this.#running.values()];
    this.#running.clear();
    const over: Over = this.#late ? { why: 'late' } : { why: 'lost', code: this.#ready ? code : undefined };
    for (const { hears } of running) hears.over(over);
  }
}

function read(text: string): Record<string, unknown> | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function socketUrl(url: URL): string {
  const socket = new URL(url);
  socket.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return socket.href;
}
