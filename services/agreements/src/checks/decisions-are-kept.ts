import { type Finding, findingOf } from '@hub/common';
import { type CheckedAgreement, type KnownDecision, stateWords, versionIdOf } from './checked-records.js';
import { DECIDED } from './version-guards-hold.js';

/**
 * A decision that a version was adopted by stays. That the milestones tell of one is not enough where the hub has had the
 * decision itself.
 */
export function decisionsAreKept(
  agreements: readonly CheckedAgreement[],
  decisions: readonly { readonly id: string }[],
  known: readonly KnownDecision[],
): Finding[] {
  const held = new Set(decisions.map(({ id }) => id));
  // Those of the hub's own writes and loads come first.
  const lost = new Map<string, KnownDecision>();
  for (const decision of known) {
    if (!held.has(decision.id) && !lost.has(decision.id)) lost.set(decision.id, decision);
  }
  return agreements.flatMap((agreement) =>
    agreement.versions.flatMap(({ number, state }, index) => {
      if (!DECIDED.includes(state)) return [];
      const prefix = `${versionIdOf(agreement.id, number)}-decision-`;
      return [...lost.values()]
        .filter(({ id }) => id.startsWith(prefix))
        .map(({ id, shipped }) =>
          findingOf('agreements', agreement, {
            severity: shipped ? 'warning' : 'error',
            field: `versions.${index + 1}.decisions`,
            what: `Version ${number} is ${stateWords(state)}, and a decision (beslut) about it that the hub has had is gone: it was removed past the hub.`,
            expected: `${id}, which loading a file that has it puts back`,
            got: 'none',
          }),
        );
    }),
  );
}
