import { parseRequestParams, type RequestParams } from 'graphql-http';
import { RequestFault } from './request-fault.js';

/** What graphql-http says of a request that is not one, and what this gateway says in its place. */
const MESSAGES: Record<string, string> = {
  'Missing body': 'Expected a JSON object with "query" as body, got no body.',
  'Unparsable JSON body': 'Expected a JSON object as body, got text that is not JSON.',
  'JSON body must be an object': 'Expected a JSON object as body, got another JSON value.',
  'Unparsable URL':
    'Expected "variables" and "extensions" in the address to be JSON objects, got text that is not JSON.',
  'Missing query': 'Expected "query" with the text of a GraphQL document, got none.',
  'Invalid query': 'Expected "query" to be a string, got another JSON value.',
  'Invalid variables': 'Expected "variables" to be a JSON object, got another JSON value.',
  'Invalid operationName': 'Expected "operationName" to be a string, got another JSON value.',
  'Invalid extensions': 'Expected "extensions" to be a JSON object, got another JSON value.',
};

/**
 * Reads the parameters of a GraphQL request (GraphQL over HTTP).
 *
 * @throws {RequestFault} BAD_REQUEST 400, METHOD_NOT_ALLOWED 405 or UNSUPPORTED_MEDIA_TYPE 415.
 */
export async function readParameters(request: {
  method: string;
  url: string;
  headers: NodeJS.Dict<string | string[]>;
  body: string | undefined;
}): Promise<RequestParams> {
  const { method, url, headers, body } = request;
  let read: Awaited<ReturnType<typeof parseRequestParams>>;
  try {
    read = await parseRequestParams({
      method,
      url,
      headers: { get: (name) => String(headers[name.toLowerCase()] ?? '') },
      body: body ?? null,
      raw: request,
      context: undefined,
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    throw new RequestFault(
      400,
      'BAD_REQUEST',
      MESSAGES[said] ?? 'Expected a GraphQL request, got something else.',
    );
  }
  if ('query' in read) return read;
  if (read[1].status === 405) throw methodNotAllowed(method);
  throw unsupportedMediaType(String(headers['content-type'] ?? ''));
}

/**
 * Refuses a body that is compressed: nothing here unpacks it.
 *
 * @throws {RequestFault} UNSUPPORTED_MEDIA_TYPE 415, with the encodings that are taken.
 */
export function refuseEncodedBody(encoding: string | undefined): void {
  if (encoding === undefined || encoding === '' || encoding.toLowerCase() === 'identity') return;
  throw new RequestFault(
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    `Expected a body as it is, without a content encoding, got ${JSON.stringify(encoding.slice(0, 100))}.`,
    { 'accept-encoding': 'identity' },
  );
}

export function methodNotAllowed(method: string, allow = 'GET, POST'): RequestFault {
  return new RequestFault(
    405,
    'METHOD_NOT_ALLOWED',
    `Expected the method ${allow.replace(', ', ' or ')}, got ${method}.`,
    {
      allow,
    },
  );
}

export function unsupportedMediaType(type: string): RequestFault {
  return new RequestFault(
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    `Expected the content type application/json in UTF-8, got ${type === '' ? 'none' : JSON.stringify(type.slice(0, 100))}.`,
  );
}
