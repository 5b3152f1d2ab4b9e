import type { GraphQLError } from 'graphql';
import { limitError } from './limit-error.js';
import type { Limits } from './limits.js';

/**
 * Says of a request whether its text or its variables are nested too deeply. To be asked before anything is parsed:
 * parsers and all that comes after go down level by level, and end where the stack does.
 *
 * @returns undefined where the request is within the limit.
 */
export function nestingError(
  { query, variables }: { readonly query: string; readonly variables?: unknown },
  { nesting }: Pick<Limits, 'nesting'>,
): GraphQLError | undefined {
  return textIsDeeper(query, nesting) || valueIsDeeper(variables, nesting)
    ? limitError('nesting', nesting)
    : undefined;
}

/** One pass over the text: brackets count where they are not within a string or a comment. */
function textIsDeeper(text: string, max: number): boolean {
  // Each level needs two brackets.
  if (text.length <= max * 2) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '{':
      case '[':
      case '(':
        depth += 1;
        if (depth > max) return true;
        break;
      case '}':
      case ']':
      case ')':
        depth -= 1;
        break;
      case '#':
        at = endOfLine(text, at);
        break;
      case '"':
        at = text.startsWith('"""', at) ? endOfBlock(text, at + 3) : endOfString(text, at + 1);
        break;
    }
  }
  return false;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"' || text[at] === '\n') return at;
  }
  return text.length;
}

function endOfBlock(text: string, from: number): number {
  let end = text.indexOf('"""', from);
  while (end > 0 && text[end - 1] === '\\') end = text.indexOf('"""', end + 3);
  return end < 0 ? text.length : end + 2;
}

/** Never goes down further than `max`. */
function valueIsDeeper(value: unknown, max: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (max === 0) return true;
  return Object.values(value).some((member) => valueIsDeeper(member, max - 1));
}
