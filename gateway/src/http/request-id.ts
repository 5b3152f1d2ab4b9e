import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { REQUEST_ID_HEADER } from '@hub/schema/identity';

const SAFE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/**
 * The id of a request: the one a trusted proxy gave it, where it is safe to log, else a new one. Ids of other callers
 * are not taken, so that nobody can make two requests look like one.
 */
export function requestIdOf(
  request: IncomingMessage,
  isProxy: (address: string | undefined) => boolean,
): string {
  const given = request.headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && SAFE.test(given) && isProxy(request.socket.remoteAddress)
    ? given
    : randomUUID();
}
