import { type Finding, findingOf, TIMELY, untimely } from '@hub/common';
import type { AdherenceRecord } from './checked-records.js';

/** Nobody has signed or withdrawn at a time that is still to come, or before there were such agreements. */
export function signaturesArePast(adherences: readonly AdherenceRecord[], now: Date): Finding[] {
  return adherences.flatMap((adherence) =>
    (['signedAt', 'withdrawnAt'] as const).flatMap((field) => {
      const time = adherence[field];
      const when = time === null ? undefined : untimely(time, now);
      if (when === undefined) return [];
      return findingOf('adherences', adherence, {
        severity: 'error',
        field,
        what: `The signature (anslutning) was made or withdrawn at a time ${when}.`,
        expected: TIMELY,
        got: time as string,
      });
    }),
  );
}
