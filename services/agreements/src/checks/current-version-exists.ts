import { type Finding, findingOf } from '@hub/common';
import { hasEnded, isUndecided } from '../version-life.js';
import { inForce } from '../versions-in-force.js';
import { type CheckedAgreement, stateWords } from './checked-records.js';

type FindingOrNone = Finding | undefined;

/** The current version is one of the versions and the one that counts, and where one can sign it is known and fixed. */
export function currentVersionExists(agreements: readonly CheckedAgreement[]): Finding[] {
  return agreements.flatMap((agreement) => {
    const current = currentOf(agreement);
    const found = current === undefined ? whereNoneIs(agreement) : whereOneIs(agreement, current);
    return found ?? [];
  });
}

type Version = CheckedAgreement['versions'][number];

const currentOf = ({ currentVersion, versions }: CheckedAgreement): Version | undefined =>
  versions.find(({ number }) => number === currentVersion);

function whereNoneIs(agreement: CheckedAgreement): FindingOrNone {
  const { currentVersion, versions, joining } = agreement;
  if (currentVersion !== null) {
    return findingOf('agreements', agreement, {
      severity: 'error',
      field: 'currentVersion',
      what: 'The current version (gällande version) is none of the agreement’s versions.',
      expected: `one of ${versions.map(({ number }) => number).join(', ')}`,
      got: `${currentVersion}`,
    });
  }
  if (joining === 'OPEN') {
    return findingOf('agreements', agreement, {
      severity: 'error',
      field: 'currentVersion',
      what: 'The agreement is open for joining (anslutning), and no version is current: nothing can be signed.',
      expected: 'a current version',
      got: 'none',
    });
  }
  return besideInForce(agreement, 'no version is current', 'none');
}

function whereOneIs(agreement: CheckedAgreement, current: Version): FindingOrNone {
  const { versions, joining } = agreement;
  const { number, state } = current;
  const got = `version ${number}, which is ${stateWords(state)}`;
  if (isUndecided(state)) {
    const hidden = besideInForce(agreement, 'one is current that is still worked on', got);
    if (hidden !== undefined || joining !== 'OPEN') return hidden;
    return findingOf('agreements', agreement, {
      severity: 'error',
      field: 'joining',
      what: `The agreement is open for joining (anslutning), and its current version is ${stateWords(state)}: what is signed may still change.`,
      expected: 'CLOSED until the current version is adopted',
      got: joining,
    });
  }
  // An agreement may end, with its last version; then that stays the current one, and nobody can join.
  const goesOn = joining !== 'CLOSED' || inForce(versions).length > 0;
  if (!hasEnded(state) || !goesOn) return undefined;
  return findingOf('agreements', agreement, {
    severity: 'warning',
    field: 'currentVersion',
    what: 'The current version is no longer in force (har upphört), and the agreement goes on.',
    expected: 'a version that has not ended',
    got,
  });
}

/** A version in force is current, unless another has been signed: the writes see to it. */
function besideInForce(agreement: CheckedAgreement, instead: string, got: string): FindingOrNone {
  const last = inForce(agreement.versions).at(-1);
  if (last === undefined) return undefined;
  return findingOf('agreements', agreement, {
    severity: 'error',
    field: 'currentVersion',
    what: `A version of the agreement is in force (gällande), and ${instead}: the count and the signatures are not those of what is in force.`,
    expected: `version ${last.number}, which is in force`,
    got,
  });
}
