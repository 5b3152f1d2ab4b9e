import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import { errorsForClient, MASKED } from '../../errors.js';

/** How results and errors leave a stream. */
export interface Leaving {
  textOf(result: ExecutionResult): string;
  errorsOf(errors: readonly GraphQLError[]): GraphQLFormattedError[];
}

/**
 * @param requestId under which the log tells of a stream; those who share it see the same.
 * @param onMasked gets each fault that clients do not.
 */
export function leaving(requestId: string, onMasked: (fault: unknown) => void): Leaving {
  const errorsOf = (errors: readonly GraphQLError[]) =>
    errorsForClient(errors, requestId, MASKED.code, onMasked);
  return {
    textOf: (result) =>
      JSON.stringify(result.errors === undefined ? result : { ...result, errors: errorsOf(result.errors) }),
    errorsOf,
  };
}
