import { expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { formatError, isInternal } from './format-error.js';

const ofDatabase = (code: string) =>
  new GraphQLError('x', { originalError: Object.assign(new Error('secret'), { driverError: { code } }) });

it.each([
  ['a text that can’t be stored', '22021', 'BAD_USER_INPUT'],
  ['a statement that took too long', '57014', 'TIMEOUT'],
])('tells the client of %s', (_what, code, told) => {
  const error = ofDatabase(code);
  expect(isInternal(error)).toBe(false);
  const { message, extensions } = formatError(error, 'r1');
  expect(message).not.toContain('secret');
  // Where in an operation the database was asked, and what it had done by then, is not known here.
  expect(message).not.toContain('nothing was changed');
  expect(extensions).toEqual({ code: told, requestId: 'r1' });
});

it('masks what else the database says', () => {
  const error = ofDatabase('42P01');
  expect(isInternal(error)).toBe(true);
  expect(formatError(error, 'r1')).toEqual({
    message: 'Internal error',
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r1' },
  });
});
