import { unwatchFile, watchFile } from 'node:fs';
import { joinedFile, readJoined } from './joined-file.js';
import type { JoinedRegion } from './plan.js';

const INTERVAL_MS = 250;

/**
 * Watches the regions that join, and starts each once, one after another.
 *
 * @param known those that run already.
 * @returns what ends the watching, and resolves when nothing is being started any more.
 */
export function watchJoined(
  dataDir: string,
  known: readonly JoinedRegion[],
  options: {
    start(region: JoinedRegion): Promise<void>;
    /** Told of a region that could not be started, which is tried again when it joins again. */
    onFault(region: JoinedRegion, fault: unknown): Promise<void>;
    /** Told when the file can't be read or written; it is read again when it has changed. */
    onFileFault(fault: unknown): void;
  },
): () => Promise<void> {
  const started = new Set(known.map(({ code }) => code));
  let turn = Promise.resolve();
  let ended = false;
  const startOne = async (region: JoinedRegion): Promise<void> => {
    started.add(region.code);
    try {
      await options.start(region);
    } catch (error) {
      started.delete(region.code);
      // Who stops the hub ends what is being started, too: that is no fault of the region.
      if (!ended) await options.onFault(region, error);
    }
  };
  const look = async (): Promise<void> => {
    try {
      for (const region of await readJoined(dataDir)) {
        if (!ended && !started.has(region.code)) await startOne(region);
      }
    } catch (error) {
      options.onFileFault(error);
    }
  };
  const onStat = () => {
    turn = turn.then(look);
  };
  watchFile(joinedFile(dataDir), { interval: INTERVAL_MS, persistent: false }, onStat);
  // What was written between the first reading and now is no change to the watcher.
  onStat();
  return async () => {
    ended = true;
    unwatchFile(joinedFile(dataDir), onStat);
    await turn;
  };
}
