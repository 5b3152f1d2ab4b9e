import { type Finding, untimelyFinding } from '@hub/common';
import type { AdherenceRecord, CounterRecord } from './checked-records.js';

/** Nobody has signed, applied, withdrawn or ended a signature at a time that is still to come, or before there were such agreements. */
export function signaturesArePast(
  adherences: readonly AdherenceRecord[],
  counters: readonly CounterRecord[],
  now: Date,
): Finding[] {
  const ofAdherences = adherences.flatMap((adherence) =>
    TIMES.flatMap((field) => {
      const what = 'The signature (anslutning) was applied for, made, withdrawn or ended';
      return untimelyFinding('adherences', adherence, { field, what, time: adherence[field] }, now);
    }),
  );
  const ofCounts = counters.flatMap((counter) => {
    const what = 'The count of registered signatories (undertecknare) changed';
    return untimelyFinding('counters', counter, { field: 'changedAt', what, time: counter.changedAt }, now);
  });
  return [...ofAdherences, ...ofCounts];
}

const TIMES = ['appliedAt', 'signedAt', 'withdrawnAt', 'endedAt'] as const;
