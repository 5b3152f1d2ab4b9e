/** Every code a service puts into `extensions.code`, and what it tells the client. */
export const ERROR_CODES = {
  GRAPHQL_PARSE_FAILED: 'The request is not GraphQL that can be read.',
  GRAPHQL_VALIDATION_FAILED: 'The operation does not fit the schema.',
  BAD_USER_INPUT: 'An argument or a variable is outside what the field accepts.',
  INVALID_CURSOR: 'The cursor was not made by this list, or it was altered.',
  NOT_FOUND: 'What a stream is asked for does not exist, so that it would stay silent for ever.',
  UNAUTHENTICATED: 'No valid signed identity came with the request.',
  SUBGRAPH_UNREACHABLE: 'Another service that the answer needs could not be reached.',
  TIMEOUT: 'The answer took longer than its deadline.',
  HISTORY_BROKEN:
    'The history of the record holds what no write of the service put there, so that it can’t be gone on with, or shown.',
  INTERNAL_SERVER_ERROR: 'A fault of the service; the log holds it under the request id.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;
