import type { IncomingHttpHeaders } from 'node:http';
import type { OriginFault } from './origins.js';
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

/**
 * Refuses a stream of events that a page of an origin that is not allowed asks for with GET, which a browser sends
 * without asking first (EventSource): it changes nothing, but would go on for as long as the page is open.
 *
 * @throws {RequestFault} ORIGIN_REFUSED, 403.
 */
export function refuseForeignStream({ origin, host }: IncomingHttpHeaders, originFault: OriginFault): void {
  const fault = originFault(origin, host);
  if (fault !== undefined) throw new RequestFault(403, 'ORIGIN_REFUSED', fault);
}
