import type { SubgraphAnswer, SubgraphError } from '../engine/index.js';

/**
 * Reads a subgraph's answer.
 *
 * @returns a text saying what was expected and what came where it is no GraphQL answer.
 */
export function readAnswer(
  status: number,
  contentType: string | undefined,
  body: string,
): SubgraphAnswer | string {
  if (contentType !== undefined && !/^application\/(?:[\w.-]+\+)?json\b/i.test(contentType)) {
    return `answered with status ${status} and ${contentType} where JSON was expected`;
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return `answered with status ${status} and text that is not JSON`;
  }
  const answer = asAnswer(parsed);
  if (status >= SERVER_FAULT) return `answered with status ${status}`;
  return answer ?? `answered with status ${status} and JSON that is not a GraphQL answer`;
}

const SERVER_FAULT = 500;
/** Errors of one answer that are passed on: nobody reads more, and each is looked at for every row. */
const MOST_ERRORS = 100;

/** The same for a value that came over a socket. */
export function asAnswer(value: unknown): SubgraphAnswer | undefined {
  if (!isObject(value)) return undefined;
  const { data = null, errors } = value;
  if (data !== null && (!isObject(data) || Array.isArray(data))) return undefined;
  const known =
    Array.isArray(errors) && errors.length > 0
      ? errors.slice(0, MOST_ERRORS).flatMap((error) => asError(error) ?? [])
      : undefined;
  if (data === null && known === undefined) return undefined;
  return known === undefined ? { data } : { data, errors: known };
}

function asError(value: unknown): SubgraphError | undefined {
  if (!isObject(value)) return undefined;
  const { message, path, extensions } = value;
  return {
    message: typeof message === 'string' ? message : 'The subgraph gave an error without a message.',
    path: Array.isArray(path) ? (path as (string | number)[]) : undefined,
    extensions: isObject(extensions) ? extensions : undefined,
  };
}

/** The value where it is an object. */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  return isObject(value) ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
