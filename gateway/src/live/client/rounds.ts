/** Most milliseconds by which something is looked at late. */
const LATEST = 250;

/** Looks at each of many things a fixed time after it was put in, with one timer for all of them. */
export class Rounds<Item> {
  readonly #milliseconds: number;
  readonly #onDue: (item: Item) => void;
  /** When each is due; in that order, since all wait equally long. */
  readonly #due = new Map<Item, number>();
  #timer: NodeJS.Timeout | undefined;

  /** @param onDue gets each thing once; it may put it in again. */
  constructor(milliseconds: number, onDue: (item: Item) => void) {
    this.#milliseconds = milliseconds;
    this.#onDue = onDue;
  }

  /** Puts something in; its time begins anew where it was in already. */
  put(item: Item): void {
    this.#due.delete(item);
    this.#due.set(item, performance.now() + this.#milliseconds);
    this.#timer ??= setInterval(() => this.#look(), Math.min(this.#milliseconds / 4, LATEST)).unref();
  }

  drop(item: Item): void {
    this.#due.delete(item);
  }

  #look(): void {
    const now = performance.now();
    for (const [item, due] of this.#due) {
      if (due > now) return;
      this.#due.delete(item);
      this.#onDue(item);
    }
    if (this.#due.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
