import { isAfter, isSameEpoch, type Place, type Position } from './position.js';

/** One event as it goes to every listener. */
export interface StreamEvent extends Place {
  /** JSON of the execution result. */
  readonly text: string;
  /** Whether some of it could not be had. Who asks for it later may get all. */
  readonly lacks?: boolean;
}

export interface RingLimits {
  /** Events that are kept at most. */
  readonly events: number;
  /** Characters of text that are kept at most. */
  readonly size: number;
  /** Milliseconds that an event is kept. */
  readonly age: number;
}

interface Kept {
  readonly event: StreamEvent;
  readonly at: number;
}

/**
 * The last events of a stream. Each has a number of its own, one higher than the one before, by which a listener that
 * is behind remembers where it is.
 */
export class Ring {
  readonly #limits: RingLimits;
  #kept: Kept[] = [];
  /** How many of `#kept` are let go already. */
  #gone = 0;
  #size = 0;
  #start: Place;
  #last: Position;
  #first = 0;

  /** @param start the place before the first event. */
  constructor(start: Place, limits: RingLimits) {
    this.#start = start;
    this.#last = start.position;
    this.#limits = limits;
  }

  /** The number of the oldest event kept. */
  get first(): number {
    return this.#first;
  }

  /** The number that the next event gets. */
  get end(): number {
    return this.#first + this.#kept.length - this.#gone;
  }

  /** The place that the stream has come to. */
  get last(): Position {
    return this.#last;
  }

  /** The event of a number that is kept. */
  at(number: number): StreamEvent {
    return (this.#kept[this.#gone + number - this.#first] as Kept).event;
  }

  push(event: StreamEvent, now: number): void {
    this.#kept.push({ event, at: now });
    this.#size += event.text.length;
    this.#last = event.position;
    const { events, size } = this.#limits;
    while (this.end - this.#first > events || this.#size > size) this.#letGo();
    this.expire(now);
  }

  /** Lets go what is too old. */
  expire(now: number): void {
    while (this.end > this.#first && (this.#kept[this.#gone] as Kept).at + this.#limits.age < now)
      this.#letGo();
  }

  /** Notes that the stream has come to a place, though no event is there. */
  reach(position: Position): void {
    if (!isSameEpoch(position, this.#last) || isAfter(position, this.#last)) this.#last = position;
  }

  /** Begins anew at a place. What was kept is not there any more; numbers go on. */
  restart(start: Place): void {
    // One number is left out, so that also who had heard all of it is behind.
    this.#first = this.end + 1;
    this.#kept = [];
    this.#gone = 0;
    this.#size = 0;
    this.#start = start;
    this.#last = start.position;
  }

  /** The number of what follows a cursor; undefined where it is not known here, or not as a whole. */
  afterCursor(cursor: string): number | undefined {
    for (let number = this.end - 1; number >= this.#first; number--) {
      const event = this.at(number);
      if (event.cursor === cursor) return number + 1;
      if (event.lacks) return undefined;
    }
    return this.#start.cursor === cursor ? this.#first : undefined;
  }

  /** The number of the first event after a place; undefined where events that follow it may be missing here. */
  afterPosition(position: Position): number | undefined {
    const { position: start } = this.#start;
    if (!isSameEpoch(start, position) || isAfter(start, position)) return undefined;
    let number = this.end;
    while (number > this.#first && isAfter(this.at(number - 1).position, position)) number--;
    return number;
  }

  #letGo(): void {
    const { event } = this.#kept[this.#gone] as Kept;
    this.#size -= event.text.length;
    this.#start = { cursor: event.cursor, position: event.position };
    this.#first += 1;
    this.#gone += 1;
    // Shifting an array for each event costs more than letting go of many at once; none is held by an empty place.
    this.#kept[this.#gone - 1] = NOTHING;
    if (this.#gone * 2 < this.#kept.length) return;
    this.#kept = this.#kept.slice(this.#gone);
    this.#gone = 0;
  }
}

const NOTHING: Kept = { event: { cursor: '', position: '', text: '' }, at: 0 };
