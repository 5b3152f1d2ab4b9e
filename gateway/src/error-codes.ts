/**
 * Every code that the gateway itself puts into `extensions.code`, and what it tells the client. Beside them, errors of
 * subgraphs keep the codes that they came with.
 */
export const ERROR_CODES = {
  // The request, before it is looked into.
  BAD_REQUEST: 'The request is no GraphQL request, or not even HTTP.',
  UNSUPPORTED_MEDIA_TYPE: 'The body is not plain JSON in UTF-8.',
  NOT_ACCEPTABLE: 'The client takes no kind of answer that there is.',
  METHOD_NOT_ALLOWED: 'The address does not take this HTTP method, or a mutation came with GET.',
  PAYLOAD_TOO_LARGE: 'The body or the headers are longer than they may be.',
  CSRF_PREVENTED: 'A page of another origin could have made a browser send this request.',
  ORIGIN_REFUSED: 'A WebSocket was asked for by a page of an origin that is not allowed.',
  NOT_FOUND: 'There is nothing at this address.',
  NOT_BUILT: 'The pages for the browser have not been built.',
  STOPPING: 'The gateway is stopping and takes no new live connection.',
  TOO_MANY_CONNECTIONS:
    'As many live connections as there may be of one address, or of one identity, are open already.',
  // Who asks.
  UNAUTHENTICATED: 'The access token is not accepted.',
  ISSUER_UNREACHABLE: 'The keys of the token issuer could not be had, so that the token cannot be judged.',
  RIGHT_REVOKED: 'A right that the caller had when its stream began has been revoked.',
  RIGHTS_UNKNOWN:
    'Which rights have been revoked could not be read, so that the roles of a token cannot be believed.',
  // What is asked.
  GRAPHQL_PARSE_FAILED: 'The operation is not GraphQL that can be read.',
  GRAPHQL_VALIDATION_FAILED: 'The operation does not fit the schema.',
  BAD_USER_INPUT: 'The operation name or a variable does not fit the operation.',
  LIMIT_EXCEEDED: 'The operation asks for more than the limits allow.',
  SCHEMA_CHANGED: 'The graph has changed, and a subscription that was running no longer fits it.',
  // What could not be had.
  UNKNOWN_REGION:
    'A record refers to one of a region whose code the hub does not know, or a mutation names such a region.',
  REGION_UNREACHABLE:
    'The deployment of a region could not be reached, or is skipped after failing too often.',
  SUBGRAPH_UNREACHABLE: 'A service could not be reached, or is skipped after failing too often.',
  FAILED: 'The deployment of a region gave something else than an answer to what was asked.',
  SUBGRAPH_FAILED:
    'A service gave something else than an answer to what was asked, or an error without a code.',
  TIMEOUT: 'The deployment, the service or the whole operation took longer than it may.',
  CLIENT_GONE: 'The client has closed the connection; nobody reads this.',
  INTERNAL_SERVER_ERROR: 'A fault of the gateway; the log holds it under the request id.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;
