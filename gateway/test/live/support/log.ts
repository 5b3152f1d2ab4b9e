import { GraphQLError } from 'graphql';
import { eventStream } from '../../../src/event-stream.js';

/** A change that is in the log: of which topic, and what its count is after it. */
interface LogEntry {
  readonly topic: string;
  readonly count: number;
}

/** What the service sends. */
export interface Message {
  readonly token: string;
  readonly sort: 'STATE' | 'EVENT' | 'HOLE' | 'HERE';
  readonly spot: string;
  readonly topic: string | null;
  readonly count: number | null;
}

export interface Wanted {
  /** `counts` says first how things stand; `votes` does not. */
  readonly stream: 'counts' | 'votes';
  readonly topic: string | null;
  readonly since: string | null;
  readonly flag: boolean;
}

/** A place in one of the logs that there have been: after so many of its entries. */
export interface LogSpot {
  readonly epoch: number;
  readonly at: number;
}

/** What a cursor says. */
export interface Token extends LogSpot {
  /** Whether STATEs are still to come. */
  readonly unfinished: boolean;
}

/** Reads a cursor of whichever stream. @throws where it is none. */
export function readToken(token: string): Token & Pick<Wanted, 'stream' | 'topic'> {
  const [stream, topic, epoch, at, unfinished] = JSON.parse(Buffer.from(token, 'base64url').toString());
  return { stream, topic, epoch, at, unfinished };
}

/** A log as it was made anew: the counts that it began with, and its entries. */
interface Book {
  readonly counts: ReadonlyMap<string, number>;
  readonly entries: LogEntry[];
}

/** A log of counts, and streams of it as the gateway wants them of a service. */
export class Log {
  epoch = 1;
  readonly counts = new Map<string, number>();
  readonly #books = new Map<number, Book>([[1, { counts: new Map(), entries: [] }]]);
  /** How many entries are not kept any more. */
  #pruned = 0;
  /** How often streams were told how far they have come. */
  #told = 0;
  readonly #waiting = new Set<() => void>();
  /** After so many messages each stream that begins from now on says nothing more. */
  muteAfter = Number.POSITIVE_INFINITY;
  /** Streams that run. */
  running = 0;
  /** Streams that were asked for. */
  asked: Wanted[] = [];

  /** Adds one to the count of a topic. */
  add(topic: string): void {
    const count = (this.counts.get(topic) ?? 0) + 1;
    this.counts.set(topic, count);
    this.#entries.push({ topic, count });
    this.wake();
  }

  /** Number of changes that there have been. */
  get length(): number {
    return this.#entries.length;
  }

  /** The counts of a topic, one after the other, as the log has them. */
  history(topic: string): number[] {
    return this.#entries.filter((entry) => entry.topic === topic).map(({ count }) => count);
  }

  /** Keeps only the last entries. */
  prune(kept: number): void {
    this.#pruned = Math.max(this.#pruned, this.#entries.length - kept);
  }

  /** The log is lost, and begins anew; counts stay. */
  beginAnew(): void {
    this.epoch += 1;
    this.#books.set(this.epoch, { counts: new Map(this.counts), entries: [] });
    this.#pruned = 0;
    this.wake();
  }

  /** The log is put back to how it stood so many entries ago, and is still the same. */
  putBack(entries: number): void {
    for (const { topic, count } of this.#entries.splice(-entries).reverse())
      this.counts.set(topic, count - 1);
  }

  /** Tells each stream how far the log has come. */
  tellPlaces(): void {
    this.#told += 1;
    this.wake();
  }

  /** The count of a topic as of a place in whichever log; undefined where it has none. */
  countAt({ epoch, at }: LogSpot, topic: string): number | undefined {
    const { counts, entries } = this.#books.get(epoch) as Book;
    return entries.slice(0, at).findLast((entry) => entry.topic === topic)?.count ?? counts.get(topic);
  }

  /** The place after the next entry of a topic, or of any; undefined where there is none. */
  next({ epoch, at }: LogSpot, topic: string | null): LogSpot | undefined {
    const { entries } = this.#books.get(epoch) as Book;
    const index = entries.findIndex(
      (entry, number) => number >= at && (topic === null || topic === entry.topic),
    );
    return index < 0 ? undefined : { epoch, at: index + 1 };
  }

  get #entries(): LogEntry[] {
    return (this.#books.get(this.epoch) as Book).entries;
  }

  wake(): void {
    for (const go of [...this.#waiting]) go();
  }

  /** A stream as the contract says it; see `@live`. */
  follow(wanted: Wanted): AsyncGenerator<Message, void, void> {
    this.asked.push(wanted);
    const { stream, topic } = wanted;
    const start = wanted.since === null ? undefined : this.#read(wanted.since, wanted);
    const queue: Message[] = [];
    let at = start?.at ?? this.length;
    let epoch = start?.epoch ?? this.epoch;
    const { muteAfter } = this;
    let given = 0;
    let told = this.#told;
    let over = false;
    let wake = () => {};
    const message = (
      sort: Message['sort'],
      of: { topic: string | null; count: number | null },
      unfinished = false,
    ) => {
      // No two messages have the same; HERE alone has that of what it comes to.
      const own = sort === 'STATE' || sort === 'HOLE' ? [sort, of.topic] : [];
      const token = JSON.stringify([stream, topic, epoch, at, unfinished, ...own]);
      queue.push({ ...of, token: Buffer.from(token).toString('base64url'), sort, spot: spotOf(epoch, at) });
    };
    const nothing = { topic: null, count: null };
    const state = () => {
      if (stream === 'counts') {
        const counts = [...this.counts].filter(([name]) => topic === null || topic === name);
        for (const [index, [name, count]] of counts.entries())
          message('STATE', { topic: name, count }, index < counts.length - 1);
      }
    };
    const here = () => {
      if (wanted.flag) message('HERE', nothing);
    };
    const isCut = () => epoch !== this.epoch || at < this.#pruned || at > this.length;
    const begin = () => {
      message('HOLE', nothing, stream === 'counts');
      state();
      here();
    };
    const fill = () => {
      if (isCut()) {
        // What is still kept goes on; counts are told as of now.
        at = stream === 'votes' && epoch === this.epoch && at < this.#pruned ? this.#pruned : this.length;
        epoch = this.epoch;
        begin();
      }
      // A page at a time, as a service reads its log.
      for (let page = 0; page < 50 && at < this.length; page++) {
        const entry = this.#entries[at] as LogEntry;
        at += 1;
        if (topic === null || topic === entry.topic) message('EVENT', entry);
      }
      if (told < this.#told && at === this.length) {
        told = this.#told;
        here();
      }
    };
    if (start === undefined) {
      // A stream that says how far it has come begins with a HOLE, which has a cursor, and says nothing else.
      if (wanted.flag) begin();
      else state();
    } else if (start.unfinished) {
      epoch = this.epoch;
      at = this.length;
      state();
      here();
    } else if (isCut()) fill();
    else {
      for (const end = this.length; at < end; ) fill();
      here();
    }
    this.running += 1;
    return eventStream({
      next: async () => {
        for (;;) {
          if (over) return undefined;
          const event = given < muteAfter ? queue.shift() : undefined;
          given += 1;
          if (event !== undefined) return { event };
          fill();
          if (queue.length > 0 && given <= muteAfter) continue;
          await new Promise<void>((resolve) => {
            wake = resolve;
            this.#waiting.add(resolve);
          });
          this.#waiting.delete(wake);
        }
      },
      end: async () => {
        if (over) return;
        over = true;
        this.running -= 1;
        wake();
      },
    });
  }

  #read(token: string, { stream, topic }: Wanted): Token {
    try {
      const read = readToken(token);
      if (read.stream === stream && read.topic === topic) return read;
    } catch {
      // Told below.
    }
    throw new GraphQLError('Expected a cursor of this stream, got another.', {
      extensions: { code: 'INVALID_CURSOR' },
    });
  }
}

const spotOf = (epoch: number, position: number): string => `${epoch}:${String(position).padStart(20, '0')}`;
