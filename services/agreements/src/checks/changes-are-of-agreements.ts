import { type Finding, findingOf } from '@hub/common';
import type { CheckedAgreement, CheckedChange } from './checked-records.js';

/** The change log tells of agreements that are in the register; each that is not is told once. */
export function changesAreOfAgreements(
  agreements: readonly CheckedAgreement[],
  changes: readonly CheckedChange[],
): Finding[] {
  const known = new Set(agreements.map(({ id }) => id));
  const unknown = new Set(
    changes.map(({ agreementId }) => agreementId).filter((agreementId) => !known.has(agreementId)),
  );
  return [...unknown].map((agreementId) =>
    findingOf(
      'counters',
      { agreementId },
      {
        severity: 'error',
        field: 'agreementId',
        what: 'The change log (ändringslogg) tells of an agreement that the register does not hold: those who watch are told of nothing.',
        expected: 'an agreement that is there',
        got: agreementId,
      },
    ),
  );
}
