import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { HubError } from './hub-error.js';

/**
 * An error as the client may see it: coded errors and graphql-js's own keep message and code, anything else becomes
 * "Internal error". Location and path stay in every case; `extensions.requestId` names the line in the log.
 *
 * @param codeOfPlain the code for errors of graphql-js that carry none (variables that do not coerce).
 */
export function formatError(error: GraphQLError, requestId: string): GraphQLFormattedError {
  const shown = shownError(error);
  if (shown === undefined) {
    return {
      message: 'Internal error',
      ...position(error),
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
    };
  }
  return {
    message: shown.message,
    ...position(error),
    extensions: {
      ...shownExtensions(shown.extensions),
      code: shown.extensions.code ?? 'BAD_USER_INPUT',
      requestId,
    },
  };
}

/** Whether the error is a fault of the service that must not be shown (and belongs in the log). */
export function isInternal(error: GraphQLError): boolean {
  return shownError(error) === undefined;
}

function shownError(error: GraphQLError): GraphQLError | undefined {
  const original = error.originalError;
  if (original === undefined || original === null) {
    return error.extensions.code === 'INTERNAL_SERVER_ERROR' ? undefined : error;
  }
  if (original instanceof GraphQLError) {
    // The outer one may be Apollo's, which gives graphql-js's own errors their code.
    const shown = shownError(original);
    return shown !== undefined && shown.extensions.code === undefined ? error : shown;
  }
  return isUnstorableText(original)
    ? new HubError(
        'BAD_USER_INPUT',
        'Expected text that can be stored, got a character that cannot (U+0000).',
      )
    : undefined;
}

/** PostgreSQL's answer to U+0000 in a text: the client's fault, wherever the text went. */
function isUnstorableText(error: Error): boolean {
  const code = (error as { driverError?: { code?: unknown } }).driverError?.code;
  return code === '22021' || code === '22P05';
}

function position(error: GraphQLError): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  return {
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    ...(error.path === undefined ? {} : { path: error.path }),
  };
}

function shownExtensions({
  stacktrace: _stack,
  http: _http,
  ...extensions
}: Record<string, unknown>): Record<string, unknown> {
  return extensions;
}
