import { type Finding, findingOf } from '@hub/common';
import { isGivenUp } from '../version-life.js';
import type { CheckedAgreement } from './checked-records.js';

/**
 * Each version follows at most one earlier version of the same agreement, and one alone a version that was replaced, but
 * for those that were given up.
 */
export function versionsAreAChain(agreements: readonly CheckedAgreement[]): Finding[] {
  return agreements.flatMap((agreement) => {
    const stateOf = new Map(agreement.versions.map(({ number, state }) => [number, state]));
    const followed = new Map<number, number>();
    return agreement.versions.flatMap(({ number, predecessor, state, withdrawnAt }) => {
      if (predecessor === null) return [];
      const say = (expected: string, got: string) =>
        findingOf('agreements', agreement, {
          severity: 'error',
          field: 'versions',
          what: `Version ${number} does not follow an earlier version as it should (föregående version).`,
          expected,
          got,
        });
      if (!stateOf.has(predecessor)) {
        return say('a predecessor among the agreement’s versions', `version ${predecessor}, which is none`);
      }
      if (predecessor >= number)
        return say(`a predecessor before version ${number}`, `version ${predecessor}`);
      if (isGivenUp({ state, withdrawnAt }) || stateOf.get(predecessor) !== 'SUPERSEDED') return [];
      const other = followed.get(predecessor);
      followed.set(predecessor, number);
      if (other === undefined) return [];
      return say(
        'one version after each that was replaced',
        `versions ${other} and ${number} after version ${predecessor}`,
      );
    });
  });
}
