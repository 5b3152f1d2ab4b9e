import { type GraphQLError, Lexer, Source, TokenKind } from 'graphql';
import { limitError } from './limit-error.js';
import type { Limits } from './limits.js';

/**
 * Says of a document that did not parse whether it had too many tokens. The parser stops at the limit by itself, with
 * a syntax error that names neither the limit nor what came.
 *
 * @returns the error to give instead, or undefined where the document is within the limit.
 */
export function tokensError(query: string, { tokens }: Limits): GraphQLError | undefined {
  // A token has a character at least.
  if (query.length <= tokens) return undefined;
  const lexer = new Lexer(new Source(query));
  let count = 0;
  try {
    while (lexer.advance().kind !== TokenKind.EOF) {
      count += 1;
      if (count > tokens) return limitError('tokens', tokens);
    }
  } catch {
    // Not GraphQL before the limit was reached: the parser's own error says it better.
  }
  return undefined;
}
