import { type Finding, findingOf, isFuture } from '@hub/common';
import type { AdherenceRecord } from './checked-records.js';

/** Nobody has signed or withdrawn at a time that is still to come. */
export function signaturesArePast(adherences: readonly AdherenceRecord[], now: Date): Finding[] {
  return adherences.flatMap((adherence) =>
    (['signedAt', 'withdrawnAt'] as const).flatMap((field) => {
      const time = adherence[field];
      if (time === null || !isFuture(time, now)) return [];
      return findingOf('adherences', adherence, {
        severity: 'error',
        field,
        what: 'The signature (anslutning) was made or withdrawn at a time that has not come yet.',
        expected: 'a time that has come',
        got: time,
      });
    }),
  );
}
