import type { Connection } from '@hub/common';
import type { Context } from '../context.js';
import type { Agreement } from '../entities/agreement.js';

/** Lets the rows of a list be found by id without being read again, for example by what is nested in them. */
export function primed(
  { agreementById }: Context['loaders'],
  list: Connection<Agreement>,
): Connection<Agreement> {
  for (const agreement of list.nodes) agreementById.prime(agreement.id, agreement);
  return list;
}
