const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** Who ends sooner after being ready has not really been back. */
const SETTLED_MS = 10_000;
/** Who was ready for this long begins anew with the shortest pause. */
const HEALTHY_MS = 60_000;
/** As often as this in a row, and it is a fault that starting again does not mend. */
const LIMIT = 5;

/** Says of one process, whenever it has ended, whether and when it is to be started again. */
export class RestartPolicy {
  #tries = 0;
  #endedEarly = 0;

  /**
   * @param readyForMs how long it had been ready; 0 where it never was. The first of it, which was started well, counts
   *   as settled.
   * @returns the pause before the next start, in milliseconds: 0.5 s, twice as long each time, 10 s at most.
   *   `undefined`: it ended right after its start five times in a row and is to be left down.
   */
  afterEnd(readyForMs: number): number | undefined {
    this.#endedEarly = readyForMs < SETTLED_MS && this.#tries > 0 ? this.#endedEarly + 1 : 0;
    if (this.#endedEarly === LIMIT) return undefined;
    if (readyForMs >= HEALTHY_MS) this.#tries = 0;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.#tries, LONGEST_PAUSE_MS);
    this.#tries += 1;
    return pause;
  }
}
