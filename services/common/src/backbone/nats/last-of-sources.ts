import type { StoredPublication } from './publication-message.js';

interface Seen {
  readonly epoch: string;
  /** The number of the source's last publication. */
  readonly number: number;
}

/**
 * The last publication that this process has seen of each source. Numbers of a stream only rise, and pruning leaves the
 * last one of each source: where an earlier one is the last, somebody has removed the source's events from the log.
 */
export class LastOfSources {
  readonly #seen = new Map<string, Seen>();

  /**
   * Takes note of a source's last publication.
   *
   * @param epoch the log's name, read before `last` was: nothing is compared between two logs.
   * @param isGone tells whether the stream has gone on from a number, and its message is not there. Without that, the server
   *   has lost its last messages, or the one that answered had not got them yet: that is no removal.
   * @returns whether the one that was seen before has been removed.
   */
  async isRemoved(
    source: string,
    epoch: string,
    last: StoredPublication | undefined,
    isGone: (number: number) => Promise<boolean>,
  ): Promise<boolean> {
    const before = this.#seen.get(source);
    const isLower = before?.epoch === epoch && (last?.number ?? 0) < before.number;
    // Said again until the log has another name.
    if (isLower && (await isGone(before.number))) return true;
    if (last) this.#seen.set(source, { epoch, number: last.number });
    else this.#seen.delete(source);
    return false;
  }
}
