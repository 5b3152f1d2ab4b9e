import type { StoredPublication } from './publication-message.js';

/** As long as some ten thousand publications of one event. Unit: bytes. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * The last publications that were read, by their numbers: many who come back at once read the same ones, and the server is
 * asked for each of them once. A server can lose its last messages and give their numbers to others, so whoever uses them
 * looks whether they are still what the log holds.
 */
export class RecentMessages {
  readonly #byNumber = new Map<number, StoredPublication>();
  #bytes = 0;
  /** No number that is known is below it. */
  #lowest = Number.POSITIVE_INFINITY;

  /** @param most how much is kept; of more, what comes last in the log. Unit: bytes. Default: 8 MiB. */
  constructor(private readonly most = MOST_BYTES) {}

  get(number: number): StoredPublication | undefined {
    return this.#byNumber.get(number);
  }

  add(message: StoredPublication): void {
    this.#delete(message.number);
    this.#byNumber.set(message.number, message);
    this.#bytes += message.length;
    this.#lowest = Math.min(this.#lowest, message.number);
    for (; this.#bytes > this.most; this.#lowest += 1) this.#delete(this.#lowest);
  }

  clear(): void {
    this.#byNumber.clear();
    this.#bytes = 0;
    this.#lowest = Number.POSITIVE_INFINITY;
  }

  #delete(number: number): void {
    this.#bytes -= this.#byNumber.get(number)?.length ?? 0;
    this.#byNumber.delete(number);
  }
}

/** Of the log that there is: what was read of one that was made anew is not in it any more. */
export class RecentOfLog {
  #epoch: string | undefined;
  #messages = new RecentMessages();

  of(epoch: string): RecentMessages {
    if (epoch !== this.#epoch) this.#messages = new RecentMessages();
    this.#epoch = epoch;
    return this.#messages;
  }
}
