const FIRST = 50;
const LONGEST = 5_000;

/** How long to wait before trying again: longer each time, and not the same for all. */
export class Backoff {
  #tries = 0;

  /** Milliseconds: 50 to begin with, doubled with each try up to 5,000; less by up to a half, at random. */
  next(): number {
    const longest = Math.min(LONGEST, FIRST * 2 ** this.#tries);
    this.#tries = Math.min(this.#tries + 1, 10);
    return longest * (0.5 + Math.random() / 2);
  }

  /** It went well: the next wait is a short one. */
  reset(): void {
    this.#tries = 0;
  }
}
