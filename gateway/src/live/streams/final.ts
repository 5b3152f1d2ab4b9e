import type { GraphQLError } from 'graphql';

/** Codes of errors that would come again, however often one asks. */
const FINAL: readonly unknown[] = [
  'INVALID_CURSOR',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'NOT_AUTHORISED',
  'FORBIDDEN',
];

/** Whether a subgraph has refused a subscription for good. All else is a break, after which it is asked again. */
export function isFinal(errors: readonly GraphQLError[]): boolean {
  return errors.length > 0 && errors.every(({ extensions }) => FINAL.includes(extensions.code));
}

/** Whether it was refused for the cursor that it was asked to go on after. */
export function isOfCursor(errors: readonly GraphQLError[]): boolean {
  return errors.some(({ extensions }) => extensions.code === 'INVALID_CURSOR');
}
