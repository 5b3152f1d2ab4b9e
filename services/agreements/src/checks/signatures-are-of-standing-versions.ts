import { type Finding, findingOf } from '@hub/common';
import { hasEnded } from '../version-life.js';
import { type AdherenceRecord, type CheckedAgreement, stateWords, versionIdOf } from './checked-records.js';

/** With a version its signatures end, or go over to the one that replaces it; nobody waits to sign it any more. */
export function signaturesAreOfStandingVersions(
  agreements: readonly CheckedAgreement[],
  adherences: readonly AdherenceRecord[],
): Finding[] {
  const ended = new Map(
    agreements.flatMap(({ id, versions }) =>
      versions
        .filter(({ state }) => hasEnded(state))
        .map(({ number, state }) => [versionIdOf(id, number), state] as const),
    ),
  );
  return adherences.flatMap((adherence) => {
    const state = ended.get(adherence.versionId);
    const isOpen = adherence.state === 'ACTIVE' || adherence.state === 'APPLIED';
    if (state === undefined || !isOpen) return [];
    const what =
      adherence.state === 'ACTIVE'
        ? 'The signature (anslutning) stands, though the version that was signed has ended.'
        : 'The application (ansökan) is open, though the version that it is about has ended.';
    return findingOf('adherences', adherence, {
      severity: adherence.state === 'ACTIVE' ? 'error' : 'warning',
      field: 'state',
      what,
      expected: adherence.state === 'ACTIVE' ? 'ENDED or WITHDRAWN' : 'REJECTED',
      got: `${adherence.state} on ${adherence.versionId}, which is ${stateWords(state)}`,
    });
  });
}
