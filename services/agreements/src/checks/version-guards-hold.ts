import { type Finding, findingOf } from '@hub/common';
import { countDistinct } from '../distinct-parties.js';
import { type CheckedAgreement, stateWords } from './checked-records.js';

/** States that a version reaches only after a decision. */
export const DECIDED: readonly string[] = [
  'ADOPTED',
  'IN_FORCE',
  'UNDER_REVISION',
  'SUPERSEDED',
  'TERMINATED',
];

/** States that a version reaches only with its parties. */
const WITH_PARTIES = ['IN_FORCE', 'UNDER_REVISION', 'SUPERSEDED'];

/** States of a version that has replaced another: it was in force then, and may have ended since. */
const CAME_INTO_FORCE = ['IN_FORCE', 'UNDER_REVISION', 'SUPERSEDED', 'TERMINATED'];

/** What a version's state takes. Imported history may lack it: that is a warning, not an error. */
export function versionGuardsHold(agreements: readonly CheckedAgreement[]): Finding[] {
  return agreements.flatMap((agreement) =>
    agreement.versions.flatMap((version) => [
      ...withoutDecision(agreement, version),
      ...withoutParties(agreement, version),
      ...withoutSuccessor(agreement, version),
    ]),
  );
}

type Version = CheckedAgreement['versions'][number];

function withoutDecision(agreement: CheckedAgreement, { number, state }: Version): Finding[] {
  const decided = agreement.milestones.some(
    ({ kind, version }) => kind === 'DECIDED' && (version === null || version === number),
  );
  if (!DECIDED.includes(state) || decided) return [];
  return [warning(agreement, number, state, 'a decision (beslut) among the milestones', 'none')];
}

function withoutParties(agreement: CheckedAgreement, { number, state }: Version): Finding[] {
  if (!WITH_PARTIES.includes(state)) return [];
  const count = (wanted: string) =>
    countDistinct(agreement.parties.filter(({ sector }) => sector === wanted));
  const [publicOnes, civilOnes] = [count('PUBLIC'), count('CIVIL')];
  const got = `${publicOnes} public and ${civilOnes} of civil society`;
  if (agreement.kind === 'PUBLIC_COOPERATION') {
    return publicOnes >= 2
      ? []
      : [warning(agreement, number, state, 'two public parties (offentliga parter)', got)];
  }
  if (publicOnes > 0 && civilOnes > 0) return [];
  const wanted = 'a public party and one of civil society (offentlig part och idéburen part)';
  return [warning(agreement, number, state, wanted, got)];
}

function withoutSuccessor(agreement: CheckedAgreement, { number, state }: Version): Finding[] {
  const succeeded = agreement.versions.some(
    (version) => version.predecessor === number && CAME_INTO_FORCE.includes(version.state),
  );
  if (state !== 'SUPERSEDED' || succeeded) return [];
  return [warning(agreement, number, state, 'a version after it that came into force', 'none')];
}

function warning(
  agreement: CheckedAgreement,
  number: number,
  state: string,
  lacking: string,
  got: string,
): Finding {
  return findingOf('agreements', agreement, {
    severity: 'warning',
    field: 'versions',
    what: `Version ${number} is ${stateWords(state)}, and the record lacks ${lacking}.`,
    expected: lacking,
    got,
  });
}
