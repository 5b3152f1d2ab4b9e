/** A client that is connected. */
export interface Guest {
  /** Asks it to go, once what it asked for is answered. */
  goAway(): void;
  /** Ends its connection without a word. */
  cut(): void;
}

/** With fewer guests than this the spread is shorter: a handful that come back together hurt nobody. */
const CROWD = 100;
/** Milliseconds. */
const STEP = 20;

/** All clients that are connected. */
export class Guests {
  readonly #guests = new Set<Guest>();
  #onEmpty: (() => void) | undefined;

  add(guest: Guest): void {
    this.#guests.add(guest);
  }

  delete(guest: Guest): void {
    this.#guests.delete(guest);
    if (this.#guests.size === 0) this.#onEmpty?.();
  }

  /**
   * Asks all to go, one after the other, and resolves when they have.
   *
   * @param spread milliseconds until the last is asked.
   * @param deadline milliseconds from now after which those who are still there are cut off.
   */
  async drain(spread: number, deadline: number): Promise<void> {
    if (this.#guests.size === 0) return;
    const empty = new Promise<void>((resolve) => {
      this.#onEmpty = resolve;
    });
    const waiting = [...this.#guests];
    const apart = spread / Math.max(waiting.length, CROWD);
    const begun = performance.now();
    let asked = 0;
    const ask = () => {
      const due = Math.min(waiting.length, 1 + Math.floor((performance.now() - begun) / apart));
      for (; asked < due; asked++) waiting[asked]?.goAway();
    };
    ask();
    const steps = setInterval(ask, STEP);
    const cut = setTimeout(() => {
      for (const guest of this.#guests) guest.cut();
    }, deadline);
    await empty;
    clearInterval(steps);
    clearTimeout(cut);
  }
}
