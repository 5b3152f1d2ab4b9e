import type { MendedRecord } from '@hub/common';
import type { MovedInAgreement } from '../use-cases/apply-merge.js';

/** What a load moved to the survivor of a merge, record by record. */
export function movedInWords(moved: MovedInAgreement): MendedRecord[] {
  const { agreementId, duplicateId, survivorId, adherences, ended, parties } = moved;
  const why = `${duplicateId} was merged into ${survivorId} here`;
  const left = new Set(ended);
  return [
    ...adherences.map((id) => ({
      kind: 'adherences',
      id,
      what: left.has(id)
        ? `${why}, which stands by the same version already: this one is that organisation’s and ends, so that it counts once`
        : `${why}: it is that organisation’s`,
    })),
    ...ended
      .filter((id) => !adherences.includes(id))
      .map((id) => ({
        kind: 'adherences',
        id,
        what: `${why}, which has signed by that: this application (ansökan) is not asked for any more`,
      })),
    ...(parties === 0
      ? []
      : [{ kind: 'agreements', id: agreementId, what: `${why}: that one is the party (part)` }]),
  ];
}
