/**
 * Does work for several items at the same time and hands the results on in the order of the items.
 */
export class Pipeline<Result> {
  readonly #atOnce: number;
  readonly #hand: (result: Result) => void;
  readonly #items: Item<Result>[] = [];
  #begun = 0;
  #running = 0;

  /** @param atOnce how many items are worked on at the same time. */
  constructor(atOnce: number, hand: (result: Result) => void) {
    this.#atOnce = atOnce;
    this.#hand = hand;
  }

  /** @param work must not reject. */
  push(work: () => Promise<Result>): void {
    this.#items.push({ work });
    this.#begin();
  }

  #begin(): void {
    while (this.#running < this.#atOnce && this.#begun < this.#items.length) {
      const item = this.#items[this.#begun] as Item<Result>;
      this.#begun += 1;
      this.#running += 1;
      void item.work().then((result) => {
        item.done = { result };
        this.#running -= 1;
        this.#handOn();
        this.#begin();
      });
    }
  }

  #handOn(): void {
    let done = 0;
    for (; done < this.#items.length; done++) if (this.#items[done]?.done === undefined) break;
    const ready = this.#items.splice(0, done);
    this.#begun -= done;
    for (const item of ready) this.#hand((item.done as { result: Result }).result);
  }
}

interface Item<Result> {
  readonly work: () => Promise<Result>;
  done?: { readonly result: Result };
}
