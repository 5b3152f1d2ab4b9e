import type { ErrorCode } from '../error-codes.js';

/** A request that is refused before anything is executed; becomes an answer with one GraphQL error. */
export class RequestFault extends Error {
  override readonly name = 'RequestFault';

  constructor(
    /** HTTP status of the answer. */
    readonly status: number,
    /** The error's `extensions.code`. */
    readonly code: ErrorCode,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}
