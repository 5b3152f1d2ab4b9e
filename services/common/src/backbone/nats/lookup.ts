import type { LogStore } from './log-store.js';
import type { StoredPublication } from './publication-message.js';
import type { NextMessage } from './read-messages.js';
import type { RecentMessages } from './recent-messages.js';

export interface LookupOptions {
  readonly store: LogStore;
  readonly subject: string;
  /** The last publication of the subject, as the server gave it just now. */
  readonly end: StoredPublication;
  /** Where what is found is remembered. Default: nowhere. */
  readonly recent?: RecentMessages | undefined;
  /** Whether what is remembered is given without asking the server. */
  readonly trusting: boolean;
}

/** One search for publications of a subject. */
export class Lookup {
  readonly #options: LookupOptions;
  #trusted = false;

  constructor(options: LookupOptions) {
    this.#options = options;
  }

  readonly next: NextMessage = async (number) => {
    const { store, subject, end, recent, trusting } = this.#options;
    const known = trusting && number !== end.number ? recent?.get(number) : undefined;
    if (known !== undefined) {
      this.#trusted = true;
      return known;
    }
    const found = number === end.number ? end : await store.next(number, subject);
    if (found !== undefined) recent?.add(found);
    return found;
  };

  /**
   * Whether what was given is what the log holds. A publication names the one before it by its position, and was appended
   * right after it: where the last one is still there, so are those that it is linked to.
   *
   * @param last of those that were read; undefined where there were none, or where one of them is not linked to the next.
   */
  async isSound(last: StoredPublication | undefined): Promise<boolean> {
    if (!this.#trusted) return true;
    const { store, subject, end } = this.#options;
    if (last === undefined || last === end) return last === end;
    const there = await store.next(last.number, subject);
    return (
      there?.number === last.number &&
      there.last === last.last &&
      there.recordedAt.getTime() === last.recordedAt.getTime()
    );
  }
}
