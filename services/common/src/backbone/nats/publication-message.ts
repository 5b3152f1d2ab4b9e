import type { ChangeEvent } from '@hub/schema/events';
import type { LogEntry } from '../backbone.js';

/**
 * A publication as it lies in the stream: one message, so that its events and the source's position are there together
 * or not at all.
 */
export interface PublicationMessage {
  /** The source position that is reached with it. */
  readonly sourcePosition: string | null;
  /** The position of the last entry in the log before it. A reader sees by it whether something is missing between. */
  readonly previous: string;
  /** The position of its last entry; where it has none, `previous`. */
  readonly last: string;
  readonly count: number;
  /** How many entries that may be removed were ever appended to the log before it, and with its own. */
  readonly removableBefore: number;
  readonly removable: number;
  /** Which message ids of its source are in the log, as `KnownIds` writes them. */
  readonly known: string;
  /** Its events, or the numbers of the messages that hold them in pieces. */
  readonly events: readonly ChangeEvent[] | { readonly parts: readonly number[] };
}

/** A publication where it was found. */
export interface StoredPublication extends PublicationMessage {
  /** The message's number in the stream. */
  readonly number: number;
  /** When the server stored it. */
  readonly recordedAt: Date;
  readonly subject: string;
  /** Of its text. Unit: bytes. */
  readonly length: number;
}

/** The log's own record of itself. */
export interface StateMessage {
  readonly epoch: string;
  readonly prunedTo: string;
  /** How many entries were ever removed. */
  readonly removed: number;
}

/** A publication's entries: its last has its last position, those before the ones before. */
export function entriesOf(
  { last, count }: PublicationMessage,
  events: readonly ChangeEvent[],
): readonly LogEntry[] {
  const before = BigInt(last) - BigInt(count);
  return events.map((event, index) => ({ ...event, position: String(before + BigInt(index + 1)) }));
}
