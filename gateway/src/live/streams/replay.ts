import type { GraphQLError } from 'graphql';
import type { Entry } from './entry.js';
import type { StreamEvent } from './ring.js';
import type { Reached, Upstream, UpstreamHears } from './upstream.js';

/** What a replay tells the stream that it belongs to. */
export interface ReplayHost {
  /** An event is about to be told to so many. */
  telling(count: number): void;
  /** An entry is slower than the replay. */
  fell(entry: Entry, event: StreamEvent): void;
  /** Nobody waits for it any more. */
  left(replay: Replay): void;
  reached(replay: Replay, reached: Reached): void;
  failed(replay: Replay, errors: readonly GraphQLError[]): void;
}

/**
 * What was before: for those alone who asked for it with the same cursor, or without one. It is told as it comes; who is
 * slower than it is left behind with a cursor, so that it holds nothing.
 */
export class Replay implements UpstreamHears {
  readonly after: string | undefined;
  readonly begunAt = performance.now();
  readonly waiting = new Set<Entry>();
  readonly #host: ReplayHost;
  upstream: Upstream | undefined;
  #begun = false;

  constructor(after: string | undefined, host: ReplayHost) {
    this.after = after;
    this.#host = host;
  }

  /** Whether one who asks for the same now has missed nothing of it. */
  isFor(after: string | undefined): boolean {
    return this.after === after && !this.#begun;
  }

  leave(entry: Entry): void {
    if (this.waiting.delete(entry) && this.waiting.size === 0) this.#host.left(this);
  }

  change(event: StreamEvent): void {
    this.#begun = true;
    this.#host.telling(this.waiting.size);
    for (const entry of this.waiting) {
      if (entry.take(event.text)) continue;
      this.waiting.delete(entry);
      if (!entry.isGone) this.#host.fell(entry, event);
    }
    if (this.waiting.size === 0) this.#host.left(this);
  }

  gap(event: StreamEvent): void {
    this.change(event);
  }

  reached(reached: Reached): void {
    this.#host.reached(this, reached);
  }

  failed(errors: readonly GraphQLError[]): void {
    this.#host.failed(this, errors);
  }
}
