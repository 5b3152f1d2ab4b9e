import type { Socket } from 'node:net';
import { Waiting } from './waiting.js';

/** What a client's bytes are written to: its socket, or the answer to its request. */
export interface Wire {
  readonly writableLength: number;
  write(bytes: Uint8Array): boolean;
  once(event: 'drain', act: () => void): unknown;
}

export interface OutgoingOptions {
  readonly wire: Wire;
  /** The connection under it. */
  readonly socket: Socket;
  /** Bytes that may wait. */
  readonly backlog: number;
  /** Milliseconds for which a client that has a backlog may take nothing. */
  readonly stallTimeout: number;
  /** The client has more before it than it may, or has taken all of it again. */
  onBehind(behind: boolean): void;
  /** It has taken nothing for too long, or is owed more than will be kept for it. */
  onStalled(): void;
}

/** Bytes that are never kept for one client: answers, unlike events, can't be left out. */
const MOST = 64 * 1024 * 1024;

/** What is written to one client and waits here until its network takes it. */
export class Outgoing {
  readonly #options: OutgoingOptions;
  readonly #waiting = new Waiting();

  constructor(options: OutgoingOptions) {
    this.#options = options;
  }

  /** Whether what was too much for the client's network is not yet taken. */
  get behind(): boolean {
    return this.#waiting.isOn;
  }

  /** @returns false where nothing more should be written that can be left out, until `whenTaken` calls. */
  write(bytes: Uint8Array): boolean {
    const { wire, backlog } = this.#options;
    wire.write(bytes);
    if (wire.writableLength <= backlog) return !this.#waiting.isOn;
    if (wire.writableLength > MOST) this.#options.onStalled();
    else if (!this.#waiting.isOn) this.#fallBehind();
    return false;
  }

  /** Calls back once the network of a client that is behind has taken all that waits. */
  whenTaken(act: () => void): void {
    this.#waiting.add(act);
  }

  #fallBehind(): void {
    const { wire, socket, stallTimeout, onBehind, onStalled } = this.#options;
    this.#waiting.begin();
    // Node's own watch over a socket begins anew with each byte taken, also in the midst of what was written at once.
    socket.once('timeout', onStalled).setTimeout(stallTimeout);
    wire.once('drain', () => {
      socket.off('timeout', onStalled).setTimeout(0);
      this.#waiting.end();
      if (!this.#waiting.isOn) onBehind(false);
    });
    onBehind(true);
  }
}
