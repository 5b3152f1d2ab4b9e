import { type Finding, findingOf } from '@hub/common';
import type { AdherenceRecord } from './checked-records.js';

/** An organisation withdraws after it has signed, and takes an application back after it has made it. */
export function withdrawalAfterSigning(adherences: readonly AdherenceRecord[]): Finding[] {
  return adherences.flatMap((adherence) => {
    const { signedAt, withdrawnAt, appliedAt } = adherence;
    const say = (what: string, earliest: string) =>
      findingOf('adherences', adherence, {
        severity: 'error',
        field: 'withdrawnAt',
        what,
        expected: `a time that is not before ${earliest}`,
        got: String(withdrawnAt),
      });
    if (isBefore(withdrawnAt, signedAt)) {
      return say('The signature was withdrawn (utträde) before it was made.', String(signedAt));
    }
    if (isBefore(withdrawnAt, appliedAt)) {
      return say(
        'The application (ansökan) was taken back (återtagen) before it was made.',
        String(appliedAt),
      );
    }
    return [];
  });
}

const isBefore = (time: string | null, other: string | null): boolean =>
  time !== null && other !== null && Date.parse(time) < Date.parse(other);
