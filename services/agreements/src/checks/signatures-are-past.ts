import { type Finding, findingOf, TIMELY, untimely } from '@hub/common';
import type { AdherenceRecord } from './checked-records.js';

/** Nobody has signed, applied, withdrawn or ended a signature at a time that is still to come, or before there were such agreements. */
export function signaturesArePast(adherences: readonly AdherenceRecord[], now: Date): Finding[] {
  return adherences.flatMap((adherence) =>
    TIMES.flatMap((field) => {
      const time = adherence[field];
      const when = time === null ? undefined : untimely(time, now);
      if (when === undefined) return [];
      return findingOf('adherences', adherence, {
        severity: 'error',
        field,
        what: `The signature (anslutning) was applied for, made, withdrawn or ended at a time ${when}.`,
        expected: TIMELY,
        got: time as string,
      });
    }),
  );
}

const TIMES = ['appliedAt', 'signedAt', 'withdrawnAt', 'endedAt'] as const;
