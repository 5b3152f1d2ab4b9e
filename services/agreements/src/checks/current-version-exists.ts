import { type Finding, findingOf } from '@hub/common';
import { type CheckedAgreement, stateWords } from './checked-records.js';

const ENDED = ['SUPERSEDED', 'TERMINATED'];
const IN_FORCE = ['IN_FORCE', 'UNDER_REVISION'];

/** The current version is one of the versions, and where one can sign it is known. */
export function currentVersionExists(agreements: readonly CheckedAgreement[]): Finding[] {
  return agreements.flatMap((agreement) => {
    const { currentVersion, versions, joining } = agreement;
    const current = versions.find(({ number }) => number === currentVersion);
    if (currentVersion !== null && current === undefined) {
      return findingOf('agreements', agreement, {
        severity: 'error',
        field: 'currentVersion',
        what: 'The current version (gällande version) is none of the agreement’s versions.',
        expected: `one of ${versions.map(({ number }) => number).join(', ')}`,
        got: `${currentVersion}`,
      });
    }
    if (joining === 'OPEN' && current === undefined) {
      return findingOf('agreements', agreement, {
        severity: 'error',
        field: 'currentVersion',
        what: 'The agreement is open for joining (anslutning), and no version is current: nothing can be signed.',
        expected: 'a current version',
        got: 'none',
      });
    }
    // An agreement may end, with its last version; then that stays the current one, and nobody can join.
    const goesOn = joining !== 'CLOSED' || versions.some(({ state }) => IN_FORCE.includes(state));
    if (current !== undefined && ENDED.includes(current.state) && goesOn) {
      return findingOf('agreements', agreement, {
        severity: 'warning',
        field: 'currentVersion',
        what: 'The current version is no longer in force (har upphört), and the agreement goes on.',
        expected: 'a version that has not ended',
        got: `version ${currentVersion}, which is ${stateWords(current.state)}`,
      });
    }
    return [];
  });
}
