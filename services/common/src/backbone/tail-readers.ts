import type { LogEntry } from './backbone.js';
import type { BoundedBuffer } from './bounded-buffer.js';
import { fits, type LogFilter } from './log-filter.js';
import { isAfter, type LogPlace } from './log-place.js';
import type { TailMessage } from './tail.js';

/** One that waits for new entries. */
export interface Waiting {
  readonly buffer: BoundedBuffer<TailMessage>;
  readonly only: LogFilter;
  /** It was given everything up to here that it wants. */
  position: string;
  /** When it was last told how far the log has come. Unit: milliseconds, of the process's clock. */
  toldAt: number;
}

/**
 * Those who wait for new entries, by what they wait for: an entry finds its readers without asking each of them,
 * however many wait for something else.
 */
export class TailReaders {
  readonly #byShelf = new Map<string, Set<Waiting>>();

  add(reader: Waiting): void {
    const name = shelfOf(reader.only);
    const shelf = this.#byShelf.get(name);
    if (shelf === undefined) this.#byShelf.set(name, new Set([reader]));
    else shelf.add(reader);
  }

  delete(reader: Waiting): void {
    const name = shelfOf(reader.only);
    const shelf = this.#byShelf.get(name);
    shelf?.delete(reader);
    if (shelf?.size === 0) this.#byShelf.delete(name);
  }

  /** Puts the entry into the buffer of each that waits for such a one. */
  give(entry: LogEntry): void {
    const message: TailMessage = { kind: 'entry', entry };
    for (const name of [`key ${entry.key}`, `region ${entry.regionCode}`, ALL]) {
      for (const { buffer, only } of this.#byShelf.get(name) ?? NOBODY) {
        if (fits(only, entry)) buffer.push(message);
      }
    }
  }

  /**
   * Tells readers how far the log has come without an entry for them. All that they want up to there was given to them.
   *
   * @param before those who were not told since. Unit: milliseconds, of the process's clock.
   */
  tell(place: LogPlace, before: number): void {
    const now = performance.now();
    for (const reader of this.#all()) {
      if (reader.toldAt > before) continue;
      reader.toldAt = now;
      // Who has something to read comes to a place by itself.
      if (reader.buffer.isEmpty && isAfter(place.position, reader.position))
        reader.buffer.push({ kind: 'reached', place });
    }
  }

  /**
   * Tells readers that they have missed entries.
   *
   * @param upTo those who have not come to this position. Default: all.
   */
  overflow(upTo?: string): void {
    for (const { buffer, position } of this.#all()) {
      if (upTo === undefined || isAfter(upTo, position)) buffer.overflow();
    }
  }

  /** Ends the wait of each. */
  close(): void {
    for (const { buffer } of this.#all()) buffer.close();
  }

  *#all(): Generator<Waiting> {
    for (const shelf of this.#byShelf.values()) yield* shelf;
  }
}

const ALL = 'all';
const NOBODY: ReadonlySet<Waiting> = new Set();

/** By the narrowest that is asked for; the rest is compared with each on the shelf. */
function shelfOf({ key, regionCode }: LogFilter): string {
  if (key !== undefined) return `key ${key}`;
  return regionCode === undefined ? ALL : `region ${regionCode}`;
}
