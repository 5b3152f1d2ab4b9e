import {
  type Erased,
  erasePerson as erase,
  knowsPerson,
  performWrite,
  refuse,
  refuseSubject,
} from '@hub/common';
import type { Context } from '../context.js';
import type { ErasePersonInput, ErasePersonPayload } from '../entities/erase-person.js';

/** Erases what the register of agreements holds of a person. Messages never quote the subject: answers are kept. */
export async function erasePerson(input: ErasePersonInput, context: Context): Promise<ErasePersonPayload> {
  const { shown, refusals } = await performWrite<
    Omit<ErasePersonInput, 'idempotencyKey'>,
    boolean,
    undefined,
    Erased
  >({
    context,
    act: 'erasePerson',
    input,
    subjectFields: ['subject'],
    check: ({ subject }) => [
      ...refuseSubject(subject),
      ...(subject === context.identity.subject ? [REFUSE_SELF] : []),
    ],
    find: (tx, { subject }) => knowsPerson(tx, subject),
    refuse: (isKnown) =>
      isKnown
        ? []
        : [refuse('NOT_FOUND', 'The register of agreements holds nothing of this person.', 'subject')],
    apply: (tx, _found, { subject }, acting) => erase(tx, subject, acting),
  });
  return { erased: shown, refusals: [...refusals] };
}

const REFUSE_SELF = refuse(
  'INVALID_INPUT',
  'You can’t erase yourself: who erases is written down. Ask another administrator of the hub.',
  'subject',
);
