/** Keeps the entries used last, up to a number. */
export class Lru<V> {
  readonly #entries = new Map<string, V>();

  constructor(readonly size: number) {}

  get(key: string): V | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, value);
    }
    return value;
  }

  set(key: string, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.size) this.#entries.delete(this.#entries.keys().next().value as string);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}

/**
 * Makes each value once: those who ask at the same time share the work. What fails is not kept.
 */
export class SharedWork<V> {
  readonly #values: Lru<Promise<V>>;

  constructor(size: number) {
    this.#values = new Lru(size);
  }

  /** @param keep whether a value that was made is to be kept; all are by default. */
  get(key: string, make: () => Promise<V>, keep: (value: V) => boolean = () => true): Promise<V> {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const made = make();
    const forget = () => {
      if (this.#values.get(key) === made) this.#values.delete(key);
    };
    this.#values.set(key, made);
    made.then((value) => {
      if (!keep(value)) forget();
    }, forget);
    return made;
  }
}
