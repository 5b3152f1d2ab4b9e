import { type Finding, findingOf } from '@hub/common';
import type { CheckedAgreement } from './checked-records.js';

/** Each version follows at most one earlier version of the same agreement, and no two follow the same. */
export function versionsAreAChain(agreements: readonly CheckedAgreement[]): Finding[] {
  return agreements.flatMap((agreement) => {
    const numbers = new Set(agreement.versions.map(({ number }) => number));
    const followed = new Map<number, number>();
    return agreement.versions.flatMap(({ number, predecessor }) => {
      if (predecessor === null) return [];
      const say = (expected: string, got: string) =>
        findingOf('agreements', agreement, {
          severity: 'error',
          field: 'versions',
          what: `Version ${number} does not follow an earlier version as it should (föregående version).`,
          expected,
          got,
        });
      if (!numbers.has(predecessor)) {
        return say('a predecessor among the agreement’s versions', `version ${predecessor}, which is none`);
      }
      if (predecessor >= number)
        return say(`a predecessor before version ${number}`, `version ${predecessor}`);
      const other = followed.get(predecessor);
      followed.set(predecessor, number);
      if (other === undefined) return [];
      return say('one version after each', `versions ${other} and ${number} after version ${predecessor}`);
    });
  });
}
