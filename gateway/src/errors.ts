import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from './error-codes.js';

/** What a client reads of a fault that is none of its business. */
export const MASKED = {
  message: 'Internal error',
  code: 'INTERNAL_SERVER_ERROR',
} as const satisfies { message: string; code: ErrorCode };

/** What is told of a subgraph, or a deployment of it, that has no entity of a key that was found elsewhere. */
export const NO_SUCH_RECORD = 'has no such record, though another refers to it';

/** An error as the engine gives it: of graphql-js, or one that a subgraph's answer brought, already formatted. */
export type AnyError = GraphQLError | GraphQLFormattedError;

/**
 * Makes errors fit to leave the gateway: each has a code and the request id; what was thrown by accident is masked.
 *
 * @param fallback the code of errors that were written for the client but carry none.
 * @param onMasked gets each fault that is hidden from the client, for the log.
 */
export function errorsForClient(
  errors: readonly AnyError[],
  requestId: string,
  fallback: ErrorCode,
  onMasked: (fault: unknown) => void,
): GraphQLFormattedError[] {
  return errors.map((error) => {
    const accident = accidentBehind(error);
    if (accident === undefined) {
      const { message, locations, path, extensions } = error instanceof GraphQLError ? error.toJSON() : error;
      return {
        message,
        ...(locations && { locations }),
        ...(path && { path }),
        extensions: { ...extensions, code: extensions?.code ?? fallback, requestId },
      };
    }
    onMasked(accident);
    return { ...maskedError(requestId), ...(error.path && { path: error.path }) };
  });
}

/** The error that stands for a fault whose cause stays inside. */
export function maskedError(requestId: string): GraphQLFormattedError {
  return { message: MASKED.message, extensions: { code: MASKED.code, requestId } };
}

/** What was thrown by accident and only wrapped in a GraphQLError; errors with a code were written on purpose. */
function accidentBehind(error: AnyError): unknown {
  if (!(error instanceof GraphQLError)) return undefined;
  const { originalError } = error;
  if (originalError == null || originalError instanceof GraphQLError) return undefined;
  return error.extensions.code === undefined ? originalError : undefined;
}
