import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Deployments, parseDeployments } from './deployments.js';

export interface WatchOptions {
  /** Told of every new map that is valid. */
  onChange(deployments: Deployments): void;
  /** Told once of every new content that is not; the old map stays. What `onChange` throws comes here too. */
  onFault(fault: unknown): void;
  /** Milliseconds between two looks at the file; 500 by default. */
  readonly interval?: number;
}

const DEFAULT_INTERVAL = 500;

/**
 * Watches the file of a map of deployments. It is looked at, not subscribed to: a file that is replaced by another
 * (an atomic rename, a mounted volume that is switched) is noticed all the same.
 *
 * @param known the text that is in use.
 * @returns what ends the watching.
 */
export function watchDeployments(path: string, known: string, options: WatchOptions): () => void {
  let last = known;
  let lastFault: string | undefined;
  let turn = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      const text = await readFile(path, 'utf8');
      if (text === last) return;
      last = text;
      options.onChange(parseDeployments(text));
      lastFault = undefined;
    } catch (error) {
      const fault = `${last}\n${error instanceof Error ? error.message : String(error)}`;
      if (fault !== lastFault) options.onFault(error);
      lastFault = fault;
    }
  };
  const onStat = () => {
    turn = turn.then(look);
  };
  watchFile(path, { interval: options.interval ?? DEFAULT_INTERVAL, persistent: false }, onStat);
  // What was written between the first reading and now is no change to the watcher.
  onStat();
  return () => unwatchFile(path, onStat);
}
