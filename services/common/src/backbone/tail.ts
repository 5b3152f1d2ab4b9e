import { askTogether } from '../loaders/ask-together.js';
import { atMost } from './at-most.js';
import type { Backbone, LogEntry } from './backbone.js';
import { BoundedBuffer } from './bounded-buffer.js';
import { Closable } from './closable.js';
import { goesOnAfter } from './goes-on-after.js';
import type { LogFilter } from './log-filter.js';
import { isAfter, type LogPlace } from './log-place.js';
import { TailReaders, type Waiting } from './tail-readers.js';
import { startLoop } from './wakeable-loop.js';

export type TailMessage =
  | { readonly kind: 'entry'; readonly entry: LogEntry }
  /**
   * The reader has caught up. It was given every entry up to the place, and is given every entry after it as it is
   * appended. Once, and from time to time again where the log has come further with nothing in it for the reader.
   */
  | { readonly kind: 'reached'; readonly place: LogPlace }
  /**
   * What follows the reader's place is not kept any more, or the reader was too slow: go on from `place`, knowing that
   * entries before it are missing. It is the first place that entries are kept after, or the log's end.
   */
  | { readonly kind: 'gap'; readonly place: LogPlace };

export interface FollowOptions {
  readonly after: LogPlace;
  /** Which entries the reader wants. Default: all. */
  readonly only?: LogFilter;
  /** How many entries may wait for a slow reader before it gets a gap instead. Default: 1000. */
  readonly bufferSize?: number;
}

/** The process's one reader of the log's end: however many streams are open, each new entry is read once. */
export interface Tail {
  /** Where the log ends now: after everything appended before the call. Many calls at once ask the log once. */
  place(): Promise<LogPlace>;
  /**
   * Every entry that is wanted after a place, in order, each once, and on as they are appended; `reached` in between.
   * Ends after a gap, and at once when the consumer leaves.
   */
  follow(options: FollowOptions): AsyncIterableIterator<TailMessage, void, undefined>;
  /** Waits until the log has been looked at once more, or the tail was stopped. */
  nextLook(): Promise<void>;
  /** Ends every stream. */
  stop(): Promise<void>;
}

export interface TailOptions {
  readonly backbone: Backbone;
  /** Told of what went wrong; the tail goes on by itself. */
  readonly onError: (error: unknown) => void;
  /** How many entries are read at once. Default: 500. */
  readonly pageSize?: number;
  /**
   * After how long a reader is told again how far the log has come; one who goes on from there after the log was pruned
   * misses nothing. Unit: milliseconds. Default: five minutes.
   */
  readonly tellEvery?: number;
}

/** How many readers read what is behind them at once: however many come back together, the log's end is not held up. */
const READING_BACK = 2;
/** Between looks for readers who are to be told how far the log has come. Unit: milliseconds. */
const TELLING = 1_000;

export function startTail({ backbone, onError, pageSize = 500, tellEvery = 300_000 }: TailOptions): Tail {
  const readers = new TailReaders();
  const inTurn = atMost(READING_BACK);
  const awaitingLook: (() => void)[] = [];
  let stopped = false;
  /** Everything up to here was handed to the readers; undefined until the log was first seen. */
  let reached: LogPlace | undefined;
  let starting: Promise<LogPlace> | undefined;

  const askBounds = askTogether<LogPlace, void>({
    ask: async (keys) => {
      const { epoch, last } = await backbone.bounds();
      return new Map(keys.map((key) => [key, { epoch, position: last }]));
    },
  });
  const place = () => askBounds('end');

  // Once, whoever needs it first: were it found out twice, a reader could join between the two answers.
  const start = (): Promise<LogPlace> => {
    starting ??= place().then(
      (end) => {
        reached = end;
        return end;
      },
      (error) => {
        starting = undefined;
        throw error;
      },
    );
    return starting;
  };

  const look = async (): Promise<void> => {
    let from = reached ?? (await start());
    for (;;) {
      const page = await backbone.read(from.position, pageSize);
      if (page.epoch !== from.epoch) {
        // The log was made anew: nobody can go on from where they are.
        from = reached = await place();
        readers.overflow();
        continue;
      }
      if (isAfter(page.prunedTo, from.position)) {
        // The log ran away while it could not be reached.
        from = reached = { epoch: page.epoch, position: page.prunedTo };
        readers.overflow(page.prunedTo);
        continue;
      }
      for (const entry of page.entries) readers.give(entry);
      // In one go with the hand-over, so that a reader that joins sees either both or neither.
      from = reached = { epoch: page.epoch, position: page.entries.at(-1)?.position ?? from.position };
      if (page.entries.length < pageSize) return;
    }
  };
  const looked = () => {
    for (const goOn of awaitingLook.splice(0)) goOn();
  };
  const loop = startLoop({ onError, turn: () => look().finally(looked) as Promise<undefined> });
  const stopWatching = backbone.watch(loop.wake);
  const telling = setInterval(
    () => reached && readers.tell(reached, performance.now() - tellEvery),
    Math.min(tellEvery, TELLING),
  ).unref();

  const nextLook = () =>
    stopped ? Promise.resolve() : new Promise<void>((resolve) => awaitingLook.push(resolve));

  /** The end of the log, once this tail reads the same log: it may not have noticed yet that another was made. */
  const endOfSameLog = async (): Promise<LogPlace> => {
    for (;;) {
      const end = await place();
      if (stopped || reached?.epoch === end.epoch) return end;
      await nextLook();
    }
  };

  async function* messages(reader: Waiting, after: LogPlace): AsyncGenerator<TailMessage, void, undefined> {
    const { buffer, only } = reader;
    const left = () => stopped || buffer.closed;

    /**
     * Entries after `position` until the end, or up to a position.
     *
     * @returns where to go on, where some are missing.
     */
    async function* kept(upTo?: string): AsyncGenerator<TailMessage, LogPlace | undefined, undefined> {
      while (!left() && (upTo === undefined || isAfter(upTo, reader.position))) {
        // Who has left while it waited gives its turn to those who have not.
        const page = await inTurn(async () =>
          left() ? undefined : await backbone.read(reader.position, pageSize, only),
        );
        if (page === undefined) return undefined;
        if (page.epoch !== after.epoch) return endOfSameLog();
        if (isAfter(page.prunedTo, reader.position)) return { epoch: page.epoch, position: page.prunedTo };
        for (const entry of page.entries) {
          if (upTo !== undefined && isAfter(entry.position, upTo)) return undefined;
          reader.position = entry.position;
          yield { kind: 'entry', entry };
          if (left()) return undefined;
        }
        const goOn = goesOnAfter(page, pageSize);
        if (goOn === undefined) return undefined;
        reader.position = goOn;
      }
      return undefined;
    }

    const now = reached ?? (await start());
    if (after.epoch !== now.epoch || isAfter(after.position, now.position)) {
      const end = await endOfSameLog();
      // What has not been was lost: the log was put back to how it stood earlier.
      if (after.epoch !== end.epoch || isAfter(after.position, end.position)) {
        yield { kind: 'gap', place: end };
        return;
      }
    } else if (after.position !== now.position) {
      // The long way, at the reader's own pace; only what is appended during its last page has to be buffered.
      const goOn = yield* kept();
      if (goOn) yield { kind: 'gap', place: goOn };
      if (goOn) return;
    }
    if (left()) return;

    const joinedAt = reached as LogPlace;
    readers.add(reader);
    try {
      let goOn = joinedAt.epoch === after.epoch ? undefined : await endOfSameLog();
      if (!goOn && isAfter(joinedAt.position, reader.position)) {
        goOn = yield* kept(joinedAt.position);
        if (isAfter(joinedAt.position, reader.position)) reader.position = joinedAt.position;
      }
      if (!goOn && !left())
        yield { kind: 'reached', place: { epoch: after.epoch, position: reader.position } };
      while (!goOn) {
        const arrived = await buffer.take();
        if (!arrived) break;
        for (const message of arrived) {
          const { position } = message.kind === 'entry' ? message.entry : message.place;
          // The log may have been read further than the tail had come when this reader joined.
          if (!isAfter(position, reader.position)) continue;
          reader.position = position;
          yield message;
          if (left() || buffer.overflowed) break;
        }
      }
      if (buffer.overflowed) goOn = await endOfSameLog();
      if (goOn && !left()) yield { kind: 'gap', place: goOn };
    } finally {
      readers.delete(reader);
    }
  }

  return {
    place,
    nextLook,
    follow({ after, only = {}, bufferSize = 1_000 }) {
      const buffer = new BoundedBuffer<TailMessage>(bufferSize);
      // Those who come together are not all told at the same time.
      const toldAt = performance.now() - Math.random() * tellEvery;
      const reader = { buffer, only, position: after.position, toldAt };
      return new Closable(messages(reader, after), () => buffer.close());
    },
    async stop() {
      stopped = true;
      clearInterval(telling);
      readers.close();
      looked();
      await stopWatching();
      await loop.stop();
    },
  };
}
