import { type Finding, findingOf } from '@hub/common';
import {
  type AdherenceRecord,
  type CheckedAgreement,
  type CounterRecord,
  versionIdOf,
} from './checked-records.js';

/** The count of registered signatories is the number of ACTIVE signatures on the current version. */
export function countsEqualSignatures(
  agreements: readonly CheckedAgreement[],
  adherences: readonly AdherenceRecord[],
  counters: readonly CounterRecord[],
): Finding[] {
  const current = new Map(
    agreements.map(({ id, currentVersion }) => [
      id,
      currentVersion === null ? null : versionIdOf(id, currentVersion),
    ]),
  );
  const active = new Map<string, number>();
  for (const { state, versionId } of adherences) {
    if (state === 'ACTIVE') active.set(versionId, (active.get(versionId) ?? 0) + 1);
  }
  return counters.flatMap((counter) => {
    const { agreementId, registered } = counter;
    const signatures = active.get(current.get(agreementId) ?? '') ?? 0;
    if (!current.has(agreementId) || registered === signatures) return [];
    return findingOf('counters', counter, {
      severity: 'error',
      field: 'registered',
      what: 'The count of registered signatories (undertecknare) is not the number of signatures that stand.',
      expected: `${signatures}, the signatures that stand on the current version`,
      got: `${registered}`,
    });
  });
}
