import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { PassingFault } from './passing-fault.js';

export interface WatchTextOptions {
  /**
   * Told of every new text, of one after the other. What it throws says that the text can't be used; of a text with a
   * PassingFault it is told again, after a while and where the file is touched.
   */
  onChange(text: string): void | Promise<void>;
  /** Told once of every text that can't be used or read. */
  onFault(fault: unknown): void;
  /** Milliseconds between two looks at the file; 500 by default. */
  readonly interval?: number | undefined;
  /** Milliseconds until a text with a PassingFault is told of again; 15,000 by default. */
  readonly retry?: number | undefined;
}

const DEFAULT_INTERVAL = 500;
const DEFAULT_RETRY = 15_000;

/**
 * Watches a file of text. It is looked at, not subscribed to: a file that is replaced by another (an atomic rename, a
 * mounted volume that is switched) is noticed all the same.
 *
 * @param known the text that is in use.
 * @returns what ends the watching.
 */
export function watchText(path: string, known: string, options: WatchTextOptions): () => void {
  let last = known;
  let lastFault: string | undefined;
  let turn = Promise.resolve();
  let ended = false;
  let again: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const before = last;
    clearTimeout(again);
    try {
      const text = await readFile(path, 'utf8');
      if (ended || text === last) return;
      last = text;
      await options.onChange(text);
      lastFault = undefined;
    } catch (error) {
      if (ended) return;
      const fault = `${last}\n${error instanceof Error ? error.message : String(error)}`;
      if (fault !== lastFault) options.onFault(error);
      lastFault = fault;
      if (!(error instanceof PassingFault)) return;
      last = before;
      again = setTimeout(onStat, options.retry ?? DEFAULT_RETRY).unref();
    }
  };
  const onStat = () => {
    turn = turn.then(look);
  };
  watchFile(path, { interval: options.interval ?? DEFAULT_INTERVAL, persistent: false }, onStat);
  // What was written between the first reading and now is no change to the watcher.
  onStat();
  return () => {
    ended = true;
    clearTimeout(again);
    unwatchFile(path, onStat);
  };
}
