/** Where the events of a stream come from. */
export interface EventSource<T> {
  /** The next event; undefined when there are no more. */
  next(): Promise<{ readonly event: T } | undefined>;
  /** Ends the stream at once, also while an event is waited for. May be called more than once. */
  end(): Promise<void>;
}

/**
 * A generator over events. Written out since an async generator function holds `return()` back until the event it
 * waits for has come.
 */
export function eventStream<T>({ next, end }: EventSource<T>): AsyncGenerator<T, void, void> {
  const stream = {
    async next(): Promise<IteratorResult<T, void>> {
      const found = await next();
      return found === undefined ? { done: true, value: undefined } : { done: false, value: found.event };
    },
    async return(): Promise<IteratorResult<T, void>> {
      await end();
      return { done: true, value: undefined };
    },
    async throw(error: unknown): Promise<IteratorResult<T, void>> {
      await end();
      throw error;
    },
    [Symbol.asyncIterator]: () => generator,
  };
  // Newer typings ask for `Symbol.asyncDispose` too, which the oldest supported Node does not have.
  const generator = stream as unknown as AsyncGenerator<T, void, void>;
  return generator;
}
