import { Crowd } from './crowd.js';
import type { Entry } from './entry.js';
import type { StreamFigures } from './figures.js';
import { isAfter, isSameEpoch, type Place } from './position.js';
import { Ring, type RingLimits, type StreamEvent } from './ring.js';
import type { Snapshot } from './snapshot.js';

/** What is done for those who can't go on with what is here. */
export interface CurrentHost {
  /** What comes next for it was kept, and is no more: it was too slow. */
  missed(entry: Entry): void;
  /** Between a place that it was told of and what is here, events may be missing. */
  lacks(entry: Entry, place: Place): void;
  /** Somebody was told of another log than the one that this comes from. */
  isStale(): void;
}

/**
 * What all listeners of a stream hear: the last events, those who have heard all of them, and the way there. Nothing
 * waits here for a listener; each only remembers how far it has come.
 */
export class Current {
  readonly #ring: Ring;
  readonly #crowd = new Crowd<Entry>();
  /** Those who were told of a place that the stream has yet to come to: each of what it has `heard`. */
  readonly #ahead = new Set<Entry>();
  /** Whether it was asked, and has not been answered yet, if the log that this comes from is still there. */
  #isDoubted = false;
  readonly #host: CurrentHost;
  readonly #figures: StreamFigures;

  constructor(start: Place, limits: RingLimits, host: CurrentHost, figures: StreamFigures) {
    this.#ring = new Ring(start, limits);
    this.#host = host;
    this.#figures = figures;
  }

  /** The next event goes to all who have heard the others. */
  change(event: StreamEvent): void {
    const next = this.#ring.end + 1;
    this.#ring.push(event, performance.now());
    this.#figures.delivered += this.#crowd.size;
    for (const entry of this.#crowd.tell(event.text)) {
      entry.next = next;
      this.#fell(entry, event);
    }
    for (const entry of [...this.#ahead]) {
      const { position } = entry.heard as Place;
      if (!isSameEpoch(event.position, position) || !isAfter(event.position, position)) continue;
      // Who has left meanwhile is there no more.
      if (!this.#ahead.delete(entry)) continue;
      entry.next = next - 1;
      this.tellOn(entry);
    }
  }

  /** The stream has come to a place, and nothing was missing on the way. */
  reached(place: Place): void {
    this.#ring.reach(place.position);
    this.#isDoubted = false;
    for (const entry of [...this.#ahead]) {
      const heard = entry.heard as Place;
      const isOfThisLog = isSameEpoch(place.position, heard.position);
      if (isOfThisLog && isAfter(heard.position, place.position)) continue;
      if (!this.#ahead.delete(entry)) continue;
      if (isOfThisLog) this.#standAt(entry, heard);
      // Either log may be the one that is gone.
      else this.#lacks(entry, heard);
    }
  }

  /** Events are missing on the way to a place: all are told so, and how things stand there. */
  beginAnew(gap: string, snapshot: Snapshot): void {
    const { place } = snapshot;
    const entries = this.#crowd.clear();
    const ahead = [...this.#ahead];
    this.#ahead.clear();
    this.#isDoubted = false;
    this.#ring.restart(place);
    for (const entry of entries) this.tell(entry, snapshot, gap);
    for (const entry of ahead) {
      const heard = entry.heard as Place;
      if (heard.position === place.position) this.#standAt(entry, heard);
      // It may miss nothing, or have heard what is no more, where a log was put back: whoever has the log knows.
      else this.#lacks(entry, heard);
    }
  }

  /** Tells how things stood at a place, and from there on everything. */
  tell(entry: Entry, snapshot: Snapshot, gap?: string): void {
    entry.gap = gap;
    entry.snapshot = snapshot;
    entry.told = 0;
    this.tellOn(entry);
  }

  /** Tells what follows a cursor. @returns false where it is not known here. */
  tellAfter(entry: Entry, cursor: string): boolean {
    const next = this.#ring.afterCursor(cursor);
    if (next === undefined) return false;
    entry.next = next;
    this.tellOn(entry);
    return true;
  }

  /** Goes on where the entry was left, as far as it takes it. */
  tellOn(entry: Entry): void {
    // Another one's listener may have made it leave while all were told.
    if (entry.isGone) return;
    const { snapshot } = entry;
    if (snapshot === undefined) {
      this.#tellEvents(entry);
      return;
    }
    if (entry.gap !== undefined) {
      const { gap } = entry;
      entry.gap = undefined;
      if (!this.#give(entry, gap, snapshot.place)) return;
    }
    while (entry.told < snapshot.texts.length) {
      entry.told += 1;
      if (!this.#give(entry, snapshot.texts[entry.told - 1] as string, snapshot.place)) return;
    }
    entry.snapshot = undefined;
    this.#standAt(entry, snapshot.place);
  }

  /** How many events lie after a place; undefined where it is not known of all. */
  countAfter({ position }: Place): number | undefined {
    const next = this.#ring.afterPosition(position);
    return next === undefined ? undefined : this.#ring.end - next;
  }

  remove(entry: Entry): void {
    this.#crowd.remove(entry);
    this.#ahead.delete(entry);
  }

  expire(now: number): void {
    this.#ring.expire(now);
  }

  #standAt(entry: Entry, place: Place): void {
    if (entry.isGone) return;
    const { position } = place;
    entry.heard = place;
    const isOfThisLog = isSameEpoch(position, this.#ring.last);
    if (!isOfThisLog || isAfter(position, this.#ring.last)) {
      this.#ahead.add(entry);
      if (!isOfThisLog) this.#doubt();
      return;
    }
    const next = this.#ring.afterPosition(position);
    if (next === undefined) this.#lacks(entry, place);
    else {
      entry.next = next;
      this.#tellEvents(entry);
    }
  }

  /** Once, however many were told of another log: the answer is for all of them. */
  #doubt(): void {
    if (this.#isDoubted) return;
    this.#isDoubted = true;
    this.#host.isStale();
  }

  #lacks(entry: Entry, place: Place): void {
    if (!entry.isGone) this.#host.lacks(entry, place);
  }

  #tellEvents(entry: Entry): void {
    if (entry.next < this.#ring.first) {
      this.#host.missed(entry);
      return;
    }
    while (entry.next < this.#ring.end) {
      const event = this.#ring.at(entry.next);
      entry.next += 1;
      if (!this.#give(entry, event.text, event)) return;
    }
    this.#crowd.add(entry);
  }

  /** @returns whether the entry takes more. */
  #give(entry: Entry, text: string, place: Place): boolean {
    this.#figures.delivered += 1;
    if (entry.take(text)) return !entry.isGone;
    this.#fell(entry, place);
    return false;
  }

  #fell(entry: Entry, { cursor, position }: Place): void {
    if (entry.isGone) return;
    entry.isFull = true;
    entry.heard = { cursor, position };
    this.#figures.behind += 1;
  }
}
