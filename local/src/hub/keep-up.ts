import { setTimeout as delay } from 'node:timers/promises';
import { wordsOf } from '../failure.js';
import { RestartPolicy } from './restart-policy.js';

/** Something that runs, and how it is started again. */
export interface Keeping {
  /** As it is called in the lines that are told. */
  readonly name: string;
  /** Resolves with one line when it has ended unasked. */
  readonly ended: Promise<string>;
  /**
   * Starts it anew, and resolves when it is ready.
   *
   * @throws with one line where it can't; nothing of it runs then.
   */
  again(): Promise<Pick<Keeping, 'ended'>>;
  /** Whether starting it again can be of use; asked whenever it has ended. Default: it can. */
  mayReturn?(): boolean;
  /** Told a line when it ends, and when it is back. */
  note(line: string): void;
  /** Aborted when it is to be left alone. */
  readonly signal: AbortSignal;
}

/**
 * Starts something again whenever it ends, until the signal is aborted.
 *
 * @returns the line of its last end when it is left down, see RestartPolicy; undefined when the signal was aborted.
 */
export async function keepUp(keeping: Keeping): Promise<string | undefined> {
  const { name, again, note, signal } = keeping;
  const policy = new RestartPolicy();
  let { ended } = keeping;
  let readySince = performance.now();
  for (;;) {
    const line = await Promise.race([ended, aborted(signal)]);
    if (line === undefined) return undefined;
    const pause = policy.afterEnd(performance.now() - readySince);
    if (pause === undefined || keeping.mayReturn?.() === false) return line;
    note(`${line}: starting it again in ${pause / 1000} s`);
    try {
      await delay(pause, undefined, { signal });
      ({ ended } = await again());
      note(`${name} is back`);
    } catch (error) {
      if (signal.aborted) return undefined;
      ended = Promise.resolve(wordsOf(error));
    }
    readySince = performance.now();
  }
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
