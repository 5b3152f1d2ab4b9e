import type { Backbone, LogEntry } from './backbone.js';
import { BoundedBuffer } from './bounded-buffer.js';
import { startLoop } from './wakeable-loop.js';

/** A place between two entries of one log. */
export interface LogPlace {
  readonly epoch: string;
  /** The last entry before the place. */
  readonly position: string;
}

export type TailMessage =
  | { readonly kind: 'entry'; readonly entry: LogEntry }
  /** What follows the reader's place is not kept any more, or the reader was too slow: go on from `place`, knowing that entries are missing. */
  | { readonly kind: 'gap'; readonly place: LogPlace };

export interface FollowOptions {
  readonly after: LogPlace;
  /** Which entries the reader wants; others take no room in its buffer. */
  readonly matches: (entry: LogEntry) => boolean;
  /** Ends the stream, also while it waits. */
  readonly signal: AbortSignal;
  /** How many entries may wait for a slow reader before it gets a gap instead. Default: 1000. */
  readonly bufferSize?: number;
}

/** The process's one reader of the log's end: however many streams are open, each new entry is read once. */
export interface Tail {
  /** Where a stream that starts now starts from: after everything appended so far. */
  place(): Promise<LogPlace>;
  /** Every matching entry after a place, in order, each once, and on as they are appended. Ends after a gap. */
  follow(options: FollowOptions): AsyncGenerator<TailMessage, void, undefined>;
  /** Ends every stream. */
  stop(): Promise<void>;
}

export interface TailOptions {
  readonly backbone: Backbone;
  /** Told of what went wrong; the tail goes on by itself. */
  readonly onError: (error: unknown) => void;
  /** How many entries are read at once. Default: 500. */
  readonly pageSize?: number;
}

interface Reader {
  readonly buffer: BoundedBuffer<LogEntry>;
  readonly matches: (entry: LogEntry) => boolean;
}

export function startTail({ backbone, onError, pageSize = 500 }: TailOptions): Tail {
  const readers = new Set<Reader>();
  const stopping = new AbortController();
  /** Everything up to here was handed to the readers; undefined until the log was first seen. */
  let reached: LogPlace | undefined;
  let starting: Promise<LogPlace> | undefined;

  // Once, whoever needs it first: were it found out twice, a reader could join between the two answers.
  const start = (): Promise<LogPlace> => {
    starting ??= boundsOf(backbone).then(
      (place) => {
        reached = place;
        return place;
      },
      (error) => {
        starting = undefined;
        throw error;
      },
    );
    return starting;
  };

  const loop = startLoop({
    onError,
    async turn() {
      let place = reached ?? (await start());
      for (;;) {
        const page = await backbone.read(place.position, pageSize);
        if (page.epoch !== place.epoch || BigInt(page.prunedTo) > BigInt(place.position)) {
          // The log was made anew, or ran away while it could not be reached: nobody can go on from here.
          place = reached = await boundsOf(backbone);
          for (const reader of readers) reader.buffer.overflow();
          continue;
        }
        for (const entry of page.entries) {
          for (const reader of readers) if (reader.matches(entry)) reader.buffer.push(entry);
        }
        // In one go with the hand-over, so that a reader that joins sees either both or neither.
        place = reached = { epoch: page.epoch, position: page.entries.at(-1)?.position ?? place.position };
        if (page.entries.length < pageSize) return undefined;
      }
    },
  });
  const stopWatching = backbone.watch(loop.wake);

  async function* follow(options: FollowOptions): AsyncGenerator<TailMessage, void, undefined> {
    const { after, matches, bufferSize = 1_000 } = options;
    const signal = AbortSignal.any([options.signal, stopping.signal]);
    let position = after.position;

    /** Entries after `position` until the end, or up to a position. */
    async function* kept(upTo?: string): AsyncGenerator<LogEntry, 'gap' | undefined, undefined> {
      while (!signal.aborted && position !== upTo) {
        const page = await backbone.read(position, pageSize);
        if (page.epoch !== after.epoch || BigInt(page.prunedTo) > BigInt(position)) return 'gap';
        for (const entry of page.entries) {
          if (upTo !== undefined && BigInt(entry.position) > BigInt(upTo)) return undefined;
          position = entry.position;
          if (matches(entry)) yield entry;
          if (signal.aborted) return undefined;
        }
        if (page.entries.length < pageSize) return undefined;
      }
      return undefined;
    }

    // The long way first, at the reader's own pace; only what is appended during the last page has to be buffered.
    if ((yield* entries(kept())) === 'gap') {
      yield { kind: 'gap', place: await boundsOf(backbone) };
      return;
    }
    if (signal.aborted) return;

    const joinedAt: LogPlace = reached ?? (await start());
    const buffer = new BoundedBuffer<LogEntry>(bufferSize);
    const reader = { buffer, matches };
    readers.add(reader);
    const close = () => buffer.close();
    signal.addEventListener('abort', close);
    try {
      let lost = joinedAt.epoch !== after.epoch;
      if (!lost && BigInt(joinedAt.position) > BigInt(position)) {
        lost = (yield* entries(kept(joinedAt.position))) === 'gap';
      }
      while (!lost) {
        const arrived = await buffer.take();
        if (!arrived) break;
        for (const entry of arrived) {
          // The log may have been read further than the tail had come when this reader joined.
          if (BigInt(entry.position) <= BigInt(position)) continue;
          position = entry.position;
          yield { kind: 'entry', entry };
          if (signal.aborted || buffer.overflowed) break;
        }
      }
      if ((lost || buffer.overflowed) && !signal.aborted) {
        yield { kind: 'gap', place: await boundsOf(backbone) };
      }
    } finally {
      signal.removeEventListener('abort', close);
      readers.delete(reader);
    }
  }

  return {
    place: () => boundsOf(backbone),
    follow,
    async stop() {
      stopping.abort();
      await stopWatching();
      await loop.stop();
    },
  };
}

async function boundsOf(backbone: Backbone): Promise<LogPlace> {
  const { epoch, last } = await backbone.bounds();
  return { epoch, position: last };
}

async function* entries<Result>(
  source: AsyncGenerator<LogEntry, Result, undefined>,
): AsyncGenerator<TailMessage, Result, undefined> {
  for (;;) {
    const next = await source.next();
    if (next.done) return next.value;
    yield { kind: 'entry', entry: next.value };
  }
}
