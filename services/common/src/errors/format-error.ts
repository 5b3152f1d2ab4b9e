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
  const { code } = (original as { driverError?: { code?: unknown } }).driverError ?? {};
  if (UNSTORABLE_TEXT.includes(code)) {
    return new HubError(
      'BAD_USER_INPUT',
      'Expected text that can be stored, got a character that cannot (U+0000).',
    );
  }
  return code === STATEMENT_TOOK_TOO_LONG
    ? new HubError('TIMEOUT', 'Expected the database to be done in time, but it was not.')
    : undefined;
}

/** PostgreSQL's answers to U+0000 in a text: the client's fault, wherever the text went. */
const UNSTORABLE_TEXT: readonly unknown[] = ['22021', '22P05'];

/** PostgreSQL's answer to a statement that has run, or waited for others, for as long as it may. */
const STATEMENT_TOOK_TOO_LONG = '57014';

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
