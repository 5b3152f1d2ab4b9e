import { GraphQLError } from 'graphql';
import type { ErrorCode } from './codes.js';

/**
 * A fault the client is told about: thrown anywhere, it reaches the client with its code and message.
 * Everything else that is thrown leaves masked as INTERNAL_SERVER_ERROR. An expected refusal is data, not this.
 */
export class HubError extends GraphQLError {
  /**
   * @param message what was expected and what came, in words that can be shown to the client.
   * @param extensions more for programs to read, next to `code`.
   */
  constructor(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}) {
    super(message, { extensions: { ...extensions, code } });
    this.name = 'HubError';
  }
}

/** Input that a field does not accept (BAD_USER_INPUT). */
export function badUserInput(message: string, extensions?: Record<string, unknown>): HubError {
  return new HubError('BAD_USER_INPUT', message, extensions);
}
