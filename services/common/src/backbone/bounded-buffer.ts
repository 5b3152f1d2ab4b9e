/** A queue between one writer and one reader that gives up rather than grow without bound. */
export class BoundedBuffer<T> {
  #items: T[] = [];
  #overflowed = false;
  #closed = false;
  #wake: (() => void) | undefined;

  constructor(private readonly capacity: number) {}

  /** Whether something was thrown away; from then on the buffer takes and gives nothing. */
  get overflowed(): boolean {
    return this.#overflowed;
  }

  /** Whether its reader has left. */
  get closed(): boolean {
    return this.#closed;
  }

  get isEmpty(): boolean {
    return this.#items.length === 0;
  }

  push(item: T): void {
    if (this.#closed || this.#overflowed) return;
    if (this.#items.length >= this.capacity) this.overflow();
    else {
      this.#items.push(item);
      this.#wake?.();
    }
  }

  /** Throws away what is waiting, as if it had been too much. */
  overflow(): void {
    this.#overflowed = true;
    this.#items = [];
    this.#wake?.();
  }

  /** Ends the reader's wait; what is waiting is thrown away. */
  close(): void {
    this.#closed = true;
    this.#items = [];
    this.#wake?.();
  }

  /** Everything that waits, as soon as something does; undefined once closed or overflowed. */
  async take(): Promise<T[] | undefined> {
    while (this.#items.length === 0 && !this.#closed && !this.#overflowed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
    if (this.#closed || this.#overflowed) return undefined;
    const items = this.#items;
    this.#items = [];
    return items;
  }
}
