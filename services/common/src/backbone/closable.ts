/**
 * An async iterator over a generator that ends at once when its consumer leaves. A bare async generator doesn't: its
 * `return()` waits for the `next()` under way, which may wait for an event that never comes.
 */
export class Closable<T> implements AsyncIterableIterator<T, void, undefined> {
  /**
   * @param source what it gives.
   * @param close ends the source's waits, now and later.
   */
  constructor(
    private readonly source: AsyncGenerator<T, void, undefined>,
    private readonly close: () => void,
  ) {}

  next(): Promise<IteratorResult<T, void>> {
    return this.source.next();
  }

  return(): Promise<IteratorResult<T, void>> {
    this.close();
    return this.source.return();
  }

  throw(error: unknown): Promise<IteratorResult<T, void>> {
    this.close();
    return this.source.throw(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
