import type { Backbone, LogEntry } from './backbone.js';
import { startLoop } from './wakeable-loop.js';

export interface FollowKeptOptions {
  readonly backbone: Pick<Backbone, 'readKept' | 'watch'>;
  /**
   * Told each time that the log was read to its end, with what is new in the order of the log; nothing may be.
   *
   * @param anew whether this is everything there is: the first time, and where the log was made anew.
   */
  readonly onRead: (entries: readonly LogEntry[], anew: boolean) => void;
  /** Told of each time that the log could not be read; it is tried again by itself. */
  readonly onError: (error: unknown) => void;
  /** Milliseconds until the log is looked at without being woken. Default: 500. */
  readonly idleMs?: number;
  /** How many entries are read at once. Default: 500. */
  readonly pageSize?: number;
}

/**
 * Reads the entries of kept topics from the beginning, and on as they are appended.
 *
 * @returns stops it.
 */
export function followKept(options: FollowKeptOptions): () => Promise<void> {
  const { backbone, onRead, onError, idleMs = 500, pageSize = 500 } = options;
  let reached: { readonly epoch: string; readonly position: string } | undefined;

  const loop = startLoop({
    idleMs,
    onError,
    async turn() {
      const entries: LogEntry[] = [];
      let anew = reached === undefined;
      let epoch = reached?.epoch;
      let position = reached?.position ?? '0';
      for (;;) {
        const page = await backbone.readKept(position, pageSize);
        if (epoch !== undefined && page.epoch !== epoch) {
          // Another log has other positions: what was read of the old one says nothing of it.
          entries.length = 0;
          anew = true;
          epoch = undefined;
          position = '0';
          continue;
        }
        epoch = page.epoch;
        entries.push(...page.entries);
        position = page.entries.at(-1)?.position ?? position;
        if (page.entries.length < pageSize) break;
      }
      reached = { epoch, position };
      onRead(entries, anew);
      return undefined;
    },
  });
  const stopWatching = backbone.watch(loop.wake);
  return async () => {
    await stopWatching();
    await loop.stop();
  };
}
