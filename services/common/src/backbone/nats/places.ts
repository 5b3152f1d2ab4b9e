/** How many places are remembered. */
const MOST = 256;

/**
 * In which message of the stream a reader stopped, so that it goes on from there without a search. A hint: who uses it
 * looks whether the message is still that one.
 */
export class Places {
  readonly #numbers = new Map<string, number>();

  get(subject: string, position: string): number | undefined {
    return this.#numbers.get(`${subject} ${position}`);
  }

  set(subject: string, position: string, number: number): void {
    const key = `${subject} ${position}`;
    // The ones that were used last are the last to be forgotten.
    this.#numbers.delete(key);
    this.#numbers.set(key, number);
    for (const oldest of this.#numbers.keys()) {
      if (this.#numbers.size <= MOST) break;
      this.#numbers.delete(oldest);
    }
  }
}
