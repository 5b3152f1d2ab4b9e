import { Closable, type FollowOptions, type Tail, type TailMessage } from '@hub/common';
import { StreamFailure } from './stream-failure.js';

/** What a stream's generator needs to end when its client leaves. */
export class Course {
  #reader: AsyncIterableIterator<TailMessage, void, undefined> | undefined;
  #left = false;

  constructor(private readonly tail: Tail) {}

  /** Whether the client has left. */
  get left(): boolean {
    return this.#left;
  }

  /** Follows the log, until the client leaves. One at a time. */
  follow(options: FollowOptions): AsyncIterable<TailMessage> {
    this.#reader = this.tail.follow(options);
    if (this.#left) this.leave();
    return this.#reader;
  }

  leave(): void {
    this.#left = true;
    this.#reader?.return?.().catch(() => undefined);
  }
}

/**
 * A stream as the server takes it, that ends at once when its client leaves, with a fault as its last message. Were that
 * thrown by the stream itself, the socket would be closed, and with it every other stream on it.
 */
export class Stream<Message> extends Closable<Message | StreamFailure> {
  constructor(source: AsyncGenerator<Message, void, undefined>, course: Course) {
    super(source, () => course.leave());
  }

  override next(): Promise<IteratorResult<Message | StreamFailure, void>> {
    return super.next().catch((error: unknown) => ({ value: new StreamFailure(error), done: false }));
  }
}
