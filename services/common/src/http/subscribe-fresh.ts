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

  /** Not an async generator function: its return() would wait for the message that a closed client never reads. */
  const results = {
    async next() {
      const { value, done } = await iterator.next();
      return done ? END : { value: await answer(value), done: false as const };
    },
    async return() {
      await iterator.return?.();
      return END;
    },
    async throw(error: unknown) {
      await iterator.return?.();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return results;
    },
    async [Symbol.asyncDispose]() {
      await iterator.return?.();
    },
  };
  return results as AsyncGenerator<ExecutionResult, void, void>;

  async function answer(message: unknown): Promise<ExecutionResult> {
    return execute({ ...args, rootValue: message, contextValue: freshContext() });
  }
}

const END = { value: undefined, done: true as const };
