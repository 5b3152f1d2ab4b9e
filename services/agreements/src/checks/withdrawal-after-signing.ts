import { type Finding, findingOf } from '@hub/common';
import type { AdherenceRecord } from './checked-records.js';

/** An organisation withdraws after it has signed. */
export function withdrawalAfterSigning(adherences: readonly AdherenceRecord[]): Finding[] {
  return adherences.flatMap((adherence) => {
    const { signedAt, withdrawnAt } = adherence;
    if (signedAt === null || withdrawnAt === null || Date.parse(withdrawnAt) >= Date.parse(signedAt))
      return [];
    return findingOf('adherences', adherence, {
      severity: 'error',
      field: 'withdrawnAt',
      what: 'The signature was withdrawn (utträde) before it was made.',
      expected: `a time that is not before ${signedAt}`,
      got: withdrawnAt,
    });
  });
}
