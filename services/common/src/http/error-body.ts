import type { GraphQLFormattedError } from 'graphql';
import type { HubError } from '../errors/hub-error.js';

/** The body of an answer to a request that never became an operation. */
export function errorBody(error: HubError, requestId: string): { errors: GraphQLFormattedError[] } {
  return { errors: [{ message: error.message, extensions: { ...error.extensions, requestId } }] };
}
