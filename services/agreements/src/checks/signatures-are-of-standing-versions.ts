import { type Finding, findingOf } from '@hub/common';
import { hasEnded, isUndecided } from '../version-life.js';
import { type AdherenceRecord, type CheckedAgreement, stateWords, versionIdOf } from './checked-records.js';

/**
 * What is signed is decided on, and stands: with a version its signatures end, or go over to the one that replaces it, and
 * nobody waits to sign it any more.
 */
export function signaturesAreOfStandingVersions(
  agreements: readonly CheckedAgreement[],
  adherences: readonly AdherenceRecord[],
): Finding[] {
  const versions = new Map(
    agreements.flatMap((agreement) =>
      agreement.versions.map(({ number, state }) => [versionIdOf(agreement.id, number), state] as const),
    ),
  );
  return adherences.flatMap((adherence) => {
    const state = versions.get(adherence.versionId);
    const isSigned = adherence.state === 'ACTIVE';
    if (state === undefined || !(isSigned || adherence.state === 'APPLIED')) return [];
    const lacks = hasEnded(state) ? 'has ended' : isUndecided(state) ? 'is not decided on yet' : undefined;
    if (lacks === undefined) return [];
    return findingOf('adherences', adherence, {
      severity: isSigned ? 'error' : 'warning',
      field: 'state',
      what: isSigned
        ? `The signature (anslutning) stands, though the version that was signed ${lacks}.`
        : `The application (ansökan) is open, though the version that it is about ${lacks}.`,
      expected: isSigned ? 'ENDED or WITHDRAWN' : 'REJECTED',
      got: `${adherence.state} on ${adherence.versionId}, which is ${stateWords(state)}`,
    });
  });
}
