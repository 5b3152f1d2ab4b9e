import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from 'graphql';

/**
 * graphql-js's `subscribe`, but with a new context for each message: loaders remember what they loaded, and a stream
 * that lives for hours must not show old rows.
 *
 * @param args kept as long as the stream; its context is not used.
 * @param freshContext makes a context of the same identity.
 */
export async function subscribeFresh(
  args: ExecutionArgs,
  freshContext: () => unknown,
): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
  const source = await createSourceEventStream({ ...args, contextValue: freshContext() });
  if (!(Symbol.asyncIterator in source)) return source;
  const results = new FreshResults(source[Symbol.asyncIterator](), args, freshContext);
  return results as unknown as AsyncGenerator<ExecutionResult, void, void>;
}

/** Not an async generator function: its return() would wait for a message that may never come. */
class FreshResults {
  #leave: ((end: typeof END) => void) | undefined;

  constructor(
    private readonly source: AsyncIterator<unknown>,
    private readonly args: ExecutionArgs,
    private readonly freshContext: () => unknown,
  ) {}

  next(): Promise<IteratorResult<ExecutionResult, void>> {
    return new Promise((resolve, reject) => {
      this.#leave = resolve;
      this.source
        .next()
        .then(({ value, done }) => (done ? END : this.#answer(value)))
        .then(resolve, reject);
    });
  }

  async return(): Promise<typeof END> {
    const ending = this.source.return?.();
    this.#leave?.(END);
    ending?.catch(() => {});
    return END;
  }

  async throw(error: unknown): Promise<never> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #answer(message: unknown): Promise<IteratorResult<ExecutionResult, void>> {
    const value = await execute({ ...this.args, rootValue: message, contextValue: this.freshContext() });
    return { value, done: false };
  }
}

const END = { value: undefined, done: true as const };
