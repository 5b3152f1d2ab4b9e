import { IssuerUnreachable, TokenRefused } from '../identity/index.js';
import { RightsUnknown } from '../rights/index.js';
import { methodNotAllowed, unsupportedMediaType } from './parameters.js';
import { RequestFault } from './request-fault.js';

/** The largest body that is read, in bytes. */
export const BODY_LIMIT = 1024 * 1024;

/** What ends a request whose client has closed the connection; only the log shows it. */
export const clientGone = () => new RequestFault(499, 'CLIENT_GONE', 'The client has closed the connection.');

/**
 * The refusal that an error stands for: the gateway's own, and those of Fastify.
 *
 * @returns undefined for an accident, whose cause stays inside.
 */
export function faultOf(error: unknown): RequestFault | undefined {
  if (error instanceof RequestFault) return error;
  if (error instanceof TokenRefused) {
    return new RequestFault(401, 'UNAUTHENTICATED', error.message, {
      'www-authenticate': `Bearer error="invalid_token", error_description="${error.message.replaceAll('"', "'")}"`,
    });
  }
  if (error instanceof IssuerUnreachable) {
    return new RequestFault(503, 'ISSUER_UNREACHABLE', error.message, { 'retry-after': '5' });
  }
  if (error instanceof RightsUnknown) {
    return new RequestFault(503, 'RIGHTS_UNKNOWN', error.message, { 'retry-after': '5' });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new RequestFault(
        413,
        'PAYLOAD_TOO_LARGE',
        `Expected a body of at most ${BODY_LIMIT} bytes, got more.`,
      );
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return unsupportedMediaType('another one');
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new RequestFault(
        400,
        'BAD_REQUEST',
        'Expected a body as long as content-length says, got another length.',
      );
    case 'FST_ERR_BAD_URL':
      return new RequestFault(
        400,
        'BAD_REQUEST',
        'Expected a well-formed address, got one that cannot be decoded.',
      );
    case 'FST_ERR_ROUTE_METHOD_NOT_SUPPORTED':
      return methodNotAllowed('another one');
    default:
      return undefined;
  }
}
