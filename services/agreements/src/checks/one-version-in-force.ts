import { type Finding, findingOf } from '@hub/common';
import { canBecomeOne, inForce } from '../versions-in-force.js';
import type { CheckedAgreement } from './checked-records.js';

/** One version of an agreement is in force, or two of which the later is to replace the earlier. */
export function oneVersionInForce(agreements: readonly CheckedAgreement[]): Finding[] {
  return agreements.flatMap((agreement) => {
    const { versions } = agreement;
    if (canBecomeOne(versions)) return [];
    const numbers = inForce(versions).map(({ number }) => number);
    return findingOf('agreements', agreement, {
      severity: 'error',
      field: 'versions',
      what: 'Versions are in force (gällande) beside each other that can’t become one.',
      expected: 'one version in force, or a later one beside it that follows it and is to replace it',
      got: `versions ${numbers.join(' and ')} in force`,
    });
  });
}
