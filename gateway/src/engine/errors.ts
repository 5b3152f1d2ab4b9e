import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../error-codes.js';
import type { SubgraphError } from './send.js';

/** Where a value sits in an answer: response keys and list indices. */
export type Path = readonly (string | number)[];

/** A subgraph's error and whose it is. */
export interface AttributedError {
  readonly subgraph: string;
  readonly error: SubgraphError;
}

/** An error of the gateway's own, with its code. */
export function codedError(
  message: string,
  code: ErrorCode,
  extra: { path?: Path; cause?: unknown } = {},
): GraphQLError {
  const originalError = extra.cause instanceof Error ? extra.cause : undefined;
  return new GraphQLError(message, { path: extra.path, originalError, extensions: { code } });
}

/** The same error with its code set, its message and place kept. */
export function withCode(error: GraphQLError, code: ErrorCode): GraphQLError {
  return new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions: { ...error.extensions, code },
  });
}

/**
 * A subgraph's error as clients see it: message, code and other extensions are kept, the subgraph is named;
 * places in the subgraph's operation and stack traces are not passed on.
 */
export function clientError({ subgraph, error }: AttributedError, path: Path | undefined): GraphQLError {
  const { stacktrace: _stack, exception: _exception, ...extensions } = error.extensions ?? {};
  return new GraphQLError(error.message, {
    path,
    extensions: { code: UNCODED, ...extensions, subgraph },
  });
}

/** The code of a subgraph's error that came without one. */
const UNCODED: ErrorCode = 'SUBGRAPH_FAILED';
