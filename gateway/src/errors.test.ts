import { describe, expect, it } from '@jest/globals';
import { GraphQLError, type GraphQLErrorOptions } from 'graphql';
import { errorsForClient } from './errors.js';

describe('errors that leave the gateway', () => {
  const leave = (error: GraphQLErrorOptions | Error) => {
    const masked: unknown[] = [];
    const given =
      error instanceof Error
        ? new GraphQLError(error.message, { originalError: error, path: ['a', 0] })
        : new GraphQLError('said', error);
    return {
      errors: errorsForClient([given], 'id-1', 'BAD_USER_INPUT', (fault) => masked.push(fault)),
      masked,
    };
  };

  it('carry the request id, and the fallback code where they have none', () => {
    expect(leave({}).errors).toEqual([
      { message: 'said', extensions: { code: 'BAD_USER_INPUT', requestId: 'id-1' } },
    ]);
    expect(leave({ extensions: { code: 'OWN', more: 1 } }).errors[0]?.extensions).toEqual({
      code: 'OWN',
      more: 1,
      requestId: 'id-1',
    });
  });

  it('say nothing of what was thrown by accident, which goes to the log', () => {
    const accident = new TypeError('cannot read /etc/secret');
    const { errors, masked } = leave(accident);
    expect(errors).toEqual([
      {
        message: 'Internal error',
        path: ['a', 0],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'id-1' },
      },
    ]);
    expect(masked).toEqual([accident]);
  });
});
