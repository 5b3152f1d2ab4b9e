import type { ChangeEvent } from '@hub/schema/events';
import type { LogFilter } from './log-filter.js';

/** A change event where it stands in the log. */
export interface LogEntry<Payload = unknown> extends ChangeEvent<Payload> {
  /** Its place in the log's order, a decimal string. Later entries have higher positions; numbers may be left out. */
  readonly position: string;
}

/** Where the log stands. */
export interface LogBounds {
  /** Names this log; another one (a log made anew) has another. Positions of two logs can't be compared. */
  readonly epoch: string;
  /** Everything up to here may have been removed: reading after a lower position can miss entries. */
  readonly prunedTo: string;
  /** The position of the last entry; equals `prunedTo` while none is kept. */
  readonly last: string;
}

/** A page of the log, with the bounds it was read under. */
export interface LogPage {
  readonly epoch: string;
  readonly prunedTo: string;
  /** In the log's order; fewer than asked for means that the end was reached, but for `goOnAfter`. */
  readonly entries: readonly LogEntry[];
  /** Up to here the log was looked through, and goes on, though fewer entries were found than asked for. */
  readonly goOnAfter?: string;
}

/** What a source hands over at once. */
export interface Publication {
  /** The deployment whose outbox the events come from. */
  readonly source: string;
  /** The log that `from` was read in, or one made since: its {@link LogBounds.epoch}. Default: the one that is there. */
  readonly epoch?: string;
  /** The source position the publisher started from: what {@link Backbone.sourcePosition} gave it. */
  readonly from: string | null;
  /** The source position that these events reach. */
  readonly to: string | null;
  /** In the order they shall have in the log. */
  readonly events: readonly ChangeEvent[];
}

/**
 * The event backbone: one ordered log that every deployment's changes are copied to, and that streams are read
 * from. Delivery into it is at least once; an event whose message id is already in the log is left out, so that
 * each is read once.
 */
export interface Backbone {
  /** Makes what the log is kept in, where it is missing. Safe to call from several processes at once. */
  prepare(): Promise<void>;
  /** How far a source has been copied, in the source's own terms; null before its first publication. */
  sourcePosition(source: string): Promise<string | null>;
  /**
   * Appends events and moves the source's position, both or neither.
   *
   * @returns false, with nothing changed, where the source's position is no longer `from`, or the log is another one:
   *   another replica was faster, or the log was made anew, and the publisher starts again from {@link sourcePosition}.
   */
  publish(publication: Publication): Promise<boolean>;
  bounds(): Promise<LogBounds>;
  /**
   * Up to `limit` entries after a position.
   *
   * @param only which of them: a stream that is seldom written to does not read what lies between. Default: all.
   */
  read(after: string, limit: number, only?: LogFilter): Promise<LogPage>;
  /**
   * The same of the entries of kept topics alone (`KEPT_TOPICS`), which no {@link prune} removes: after "0" they are
   * all there, also those below `prunedTo`.
   */
  readKept(after: string, limit: number): Promise<LogPage>;
  /**
   * Calls `wake` soon after entries were appended, by whichever process, and whenever some may have been missed.
   * It only wakes: a reader also looks from time to time by itself.
   *
   * @returns stops it.
   */
  watch(wake: () => void): () => Promise<void>;
  /** Removes entries recorded before a moment, but for those of kept topics. @returns how many. */
  prune(before: Date): Promise<number>;
  close(): Promise<void>;
}
