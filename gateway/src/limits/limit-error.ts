import { type ASTNode, GraphQLError } from 'graphql';
import type { ErrorCode } from '../error-codes.js';
import type { Limits } from './limits.js';

/** The code of an operation that asks for more than the limits allow. */
export const LIMIT_EXCEEDED = 'LIMIT_EXCEEDED' satisfies ErrorCode;

const WORDS: Record<keyof Limits, string> = {
  tokens: 'tokens',
  nesting: 'levels of brackets',
  depth: 'levels of nested fields',
  fields: 'fields',
  aliases: 'aliases',
  directives: 'directives',
  rootFields: 'root fields',
  cost: 'objects that it can make the graph fetch',
};

/**
 * The error of an operation over a limit: names the limit, what is allowed and what came.
 *
 * @param got what came; undefined where counting stopped at the limit.
 * @param advice what to do about it, in sentences.
 */
export function limitError(
  limit: keyof Limits,
  max: number,
  got?: number,
  node?: ASTNode,
  advice?: string,
): GraphQLError {
  const came = got === undefined ? 'more' : String(got);
  const message = `The operation may have at most ${max} ${WORDS[limit]}, got ${came}.`;
  return new GraphQLError(advice === undefined ? message : `${message} ${advice}`, {
    ...(node && { nodes: node }),
    extensions: { code: LIMIT_EXCEEDED, limit, max, ...(got !== undefined && { got }) },
  });
}
