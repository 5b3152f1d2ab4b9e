import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from 'graphql';

/**
 * graphql-js's `subscribe`, but with a new context for each message: loaders remember what they loaded, and a stream
 * that lives for hours must not show old rows.
 *
 * @param freshContext makes a context of the same identity.
 */
export async function subscribeFresh(
  args: ExecutionArgs,
  freshContext: () => unknown,
): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) {
    return source;
  }
  const iterator = source[Symbol.asyncIterator]();
  let leave: ((end: typeof END) => void) | undefined;

  // Not an async generator function: its return() would wait for a message that may never come.
  const results = {
    next(): Promise<IteratorResult<ExecutionResult, void>> {
      return new Promise((resolve, reject) => {
        leave = resolve;
        iterator
          .next()
          .then(async ({ value, done }) =>
            done ? END : { value: await answer(value), done: false as const },
          )
          .then(resolve, reject);
      });
    },
    async return() {
      const ending = iterator.return?.();
      leave?.(END);
      ending?.catch(() => {});
      return END;
    },
    async throw(error: unknown) {
      await results.return();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return results;
    },
  };
  return results as unknown as AsyncGenerator<ExecutionResult, void, void>;

  async function answer(message: unknown): Promise<ExecutionResult> {
    return execute({ ...args, rootValue: message, contextValue: freshContext() });
  }
}

const END = { value: undefined, done: true as const };
