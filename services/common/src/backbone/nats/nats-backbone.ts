import type { Backbone } from '../backbone.js';
import { Appender } from './appender.js';
import { fitting } from './fitting.js';
import { LastOfSources } from './last-of-sources.js';
import { logStore } from './log-store.js';
import { makeStream } from './make-stream.js';
import { natsLink } from './nats-link.js';
import { DEFAULT_STREAM, type NatsOptions } from './nats-options.js';
import { Places } from './places.js';
import { pruneLog } from './prune-log.js';
import { readLog, unprepared } from './read-log.js';
import { RecentOfLog } from './recent-messages.js';
import { rename } from './rename.js';
import { subjectsOf } from './subjects.js';

/** Entries that are read at once to find those that are wanted. */
const PAGE = 1_000;

export interface NatsBackboneOptions extends NatsOptions {
  /** Told of a lost connection; the backbone connects again by itself. */
  readonly onError?: (error: Error) => void;
}

/**
 * The backbone in a JetStream of NATS; every replica of every service and gateway may use it at once. What can't be
 * reached within five seconds is an error of that call alone.
 */
export function createNatsBackbone(options: NatsBackboneOptions): Backbone {
  const stream = options.stream ?? DEFAULT_STREAM;
  const subjects = subjectsOf(stream);
  const link = natsLink(options, options.onError);
  const store = logStore(link, stream, subjects);
  const appender = new Appender(store, subjects);
  const reader = { store, subjects, places: new Places(), recent: new RecentOfLog() };

  const lastOf = new LastOfSources();
  const isGone = async (number: number) => {
    const end = (await store.info())?.state.last_seq ?? 0;
    return number <= end && (await store.bytes(number)) === undefined;
  };

  const prepare = () => makeStream(store, stream, subjects, options.replicas);
  const read = async (...how: Parameters<typeof readLog>) => {
    const page = await readLog(...how);
    appender.saw(page.entries.at(-1)?.position ?? '0');
    return page;
  };

  return {
    prepare,

    async sourcePosition(source) {
      const state = await store.state();
      // Read after the log's name: what is gone then is gone from that log.
      const last = await store.lastOf(source);
      // Somebody removed the log, or what it has of the source: it is made anew, and the source is copied again.
      if (!state) await prepare();
      else if (await lastOf.isRemoved(source, state.epoch, last, isGone)) await rename(store, state.epoch);
      return last?.sourcePosition ?? null;
    },

    publish: (publication) => appender.publish(publication),

    async bounds() {
      const [state, end] = await Promise.all([store.state(), store.last()]);
      if (!state) unprepared();
      const { epoch, prunedTo } = state;
      const last = end?.last ?? prunedTo;
      appender.saw(last);
      return { epoch, prunedTo, last };
    },

    async read(after, limit, only) {
      if (only === undefined) return read(reader, after, limit);
      const asked = Math.max(limit, PAGE);
      return fitting(await read(reader, after, asked), only, { limit, asked });
    },

    readKept: (after, limit) => read(reader, after, limit, 'kept'),

    watch: (wake) => link.listen(subjects.stored, wake),

    prune: (before) => pruneLog(store, subjects, appender, before),

    close: () => link.close(),
  };
}
