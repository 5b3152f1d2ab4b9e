import { type ASTNode, GraphQLError } from 'graphql';
import type { Limits } from './limits.js';

/** The code of an operation that asks for more than the limits allow. */
export const LIMIT_EXCEEDED = 'LIMIT_EXCEEDED';

const WORDS: Record<keyof Limits, string> = {
  tokens: 'tokens',
  nesting: 'levels of brackets',
  depth: 'levels of nested fields',
  fields: 'fields',
  aliases: 'aliases',
  directives: 'directives',
  rootFields: 'root fields',
};

/**
 * The error of an operation over a limit: names the limit, what is allowed and what came.
 *
 * @param got what came; undefined where counting stopped at the limit.
 */
export function limitError(limit: keyof Limits, max: number, got?: number, node?: ASTNode): GraphQLError {
  const came = got === undefined ? 'more' : String(got);
  return new GraphQLError(`The operation may have at most ${max} ${WORDS[limit]}, got ${came}.`, {
    ...(node && { nodes: node }),
    extensions: { code: LIMIT_EXCEEDED, limit, max, ...(got !== undefined && { got }) },
  });
}
