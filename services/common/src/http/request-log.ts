import { type GraphQLError, type GraphQLFormattedError } from 'graphql';
import { formatError, isInternal } from '../errors/format-error.js';
import type { Logger } from '../logging/create-logger.js';
import type { Outcome } from './metrics.js';

/**
 * The errors of one answer as the client sees them; what is masked goes to the log. The log never gets the text or
 * the variables of an operation: they hold what people type.
 */
export function shownErrors(
  errors: readonly GraphQLError[],
  { log, requestId }: { log: Logger; requestId: string },
): GraphQLFormattedError[] {
  for (const error of errors) {
    if (isInternal(error)) {
      log.error({ err: error.originalError ?? error, path: error.path }, 'an operation failed');
    }
  }
  return errors.map((error) => formatError(error, requestId));
}

export function outcomeOf(errors: readonly GraphQLError[] | undefined): Outcome {
  if (errors === undefined || errors.length === 0) {
    return 'ok';
  }
  return errors.some(isInternal) ? 'failed' : 'errors';
}
