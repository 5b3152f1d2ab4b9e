import type { GraphQLError } from 'graphql';
import { LIMIT_EXCEEDED } from './limit-error.js';
import type { Limits } from './limits.js';
import { tokensError } from './tokens.js';

/**
 * What to say of an operation that was refused. Where it is over a limit, only that: what else is wrong with it does
 * not matter then, and may be long.
 *
 * @param errors what parsing and validation gave; the parser's own word for too many tokens names no limit.
 */
export function explainRefusal(
  errors: readonly GraphQLError[],
  query: string,
  limits: Limits,
): readonly GraphQLError[] {
  const over = errors.filter(({ extensions }) => extensions['code'] === LIMIT_EXCEEDED);
  if (over.length > 0) return over;
  const tooMany = tokensError(query, limits);
  return tooMany ? [tooMany] : errors;
}
