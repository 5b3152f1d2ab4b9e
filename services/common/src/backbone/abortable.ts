/**
 * An async iterator over a generator that ends at once when its consumer leaves. A bare async generator doesn't: its
 * `return()` waits for the `next()` under way, which may wait for an event that never comes.
 *
 * @param open makes the generator; it ends its waits when the signal aborts.
 */
export function abortable<T>(
  open: (signal: AbortSignal) => AsyncGenerator<T, void, undefined>,
): AsyncIterableIterator<T> {
  const leaving = new AbortController();
  const source = open(leaving.signal);
  return {
    next: () => source.next(),
    return() {
      leaving.abort();
      return source.return();
    },
    throw(error: unknown) {
      leaving.abort();
      return source.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
