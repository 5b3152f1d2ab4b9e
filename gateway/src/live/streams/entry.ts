import type { GraphQLFormattedError } from 'graphql';
import type { Member } from './crowd.js';
import type { Place } from './position.js';
import type { Snapshot } from './snapshot.js';
import type { Joined, Listener } from './types.js';

/** The stream that an entry is in. */
export interface Host {
  again(entry: Entry): void;
  leave(entry: Entry): void;
}

/**
 * One listener and how far it has come. It is in one of these places: among those who hear each event as it comes (`at`);
 * on its way there, by way of a snapshot and the events that are kept; ahead of the stream (`heard`); in a replay.
 */
export class Entry implements Joined, Member {
  readonly listener: Listener;
  host: Host | undefined;
  at = -1;
  /** It takes no more for now. */
  isFull = false;
  isGone = false;
  /** Told before the snapshot: that events are missing. */
  gap: string | undefined;
  /** Since when it is to be told so with the next snapshot. */
  missedAt: number | undefined;
  /** How things stood, and how much of it was told. */
  snapshot: Snapshot | undefined;
  told = 0;
  /** The number of the event that it hears next. */
  next = -1;
  /** It was slower than its replay, and goes on after this cursor. */
  resume: string | undefined;
  /** A place up to which it was told everything: where it was slow, or ahead of the stream. */
  heard: Place | undefined;

  constructor(listener: Listener) {
    this.listener = listener;
  }

  again(): void {
    if (this.isFull && !this.isGone) this.host?.again(this);
  }

  leave(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.host?.leave(this);
  }

  /** @returns whether it takes more. A listener that throws is taken for one that has left. */
  take(text: string): boolean {
    try {
      return this.listener.next(text);
    } catch {
      this.leave();
      return false;
    }
  }

  broke(): void {
    this.leave();
  }

  /** The last that the listener hears. */
  end(errors?: readonly GraphQLFormattedError[]): void {
    if (this.isGone) return;
    this.leave();
    this.listener.end(errors);
  }
}
