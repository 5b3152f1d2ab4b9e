import type { IncomingHttpHeaders } from 'node:http';
import { RequestFault } from './request-fault.js';

/** Headers that a page of another origin can only send after the browser has asked whether it may. */
export const PREFLIGHT_HEADERS = [
  'x-apollo-operation-name',
  'apollo-require-preflight',
  'graphql-require-preflight',
] as const;

/** Content types that a browser sends to another origin without asking. */
const SIMPLE_TYPES = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

/**
 * Refuses a request that a page of another origin could have made a browser send without asking first.
 *
 * @throws {RequestFault} CSRF_PREVENTED, 403.
 */
export function preventCsrf(headers: IncomingHttpHeaders): void {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== undefined && type !== '' && !SIMPLE_TYPES.has(type)) return;
  if (PREFLIGHT_HEADERS.some((name) => (headers[name] ?? '') !== '')) return;
  throw new RequestFault(
    403,
    'CSRF_PREVENTED',
    `Expected the content type application/json or one of the headers ${PREFLIGHT_HEADERS.join(', ')}, ` +
      `got ${type ? `the content type ${JSON.stringify(type.slice(0, 100))}` : 'no content type'} and none of them.`,
  );
}
