import { type Finding, findingOf } from '@hub/common';
import type { AdherenceRecord } from './checked-records.js';

/** An organisation that applied signs when its application is approved, and what is only asked for is not signed. */
export function signingAfterApplying(adherences: readonly AdherenceRecord[]): Finding[] {
  return adherences.flatMap((adherence) => {
    const { state, signedAt, appliedAt } = adherence;
    if (signedAt === null) return [];
    const say = (what: string, expected: string) =>
      findingOf('adherences', adherence, {
        severity: 'error',
        field: 'signedAt',
        what,
        expected,
        got: signedAt,
      });
    if (state === 'APPLIED' || state === 'REJECTED') {
      return say(
        `The application (ansökan) is ${state}, and has a time of signing all the same: its organisation has not signed.`,
        'no time of signing, or a signature (anslutning)',
      );
    }
    if (appliedAt === null || Date.parse(signedAt) >= Date.parse(appliedAt)) return [];
    return say(
      'The signature was made before it was applied for (ansökan).',
      `a time that is not before ${appliedAt}`,
    );
  });
}
