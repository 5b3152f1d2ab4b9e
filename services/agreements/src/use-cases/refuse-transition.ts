import { type Refusal, refuse } from '@hub/common';
import { countDistinct } from '../distinct-parties.js';
import { AgreementKind } from '../entities/agreement-kind.js';
import { Joining } from '../entities/joining.js';
import { MilestoneKind } from '../entities/milestone-kind.js';
import type { Party } from '../entities/party.js';
import { VersionState } from '../entities/version-state.js';
import {
  isInForce,
  isUndecided,
  NEXT_STATES,
  needsDecision,
  needsParties,
  needsText,
} from '../version-life.js';
import { canBecomeOne, inForce } from '../versions-in-force.js';
import { type LockedAgreement, versionOf } from './lock-agreement.js';
import { refuseWithdrawn } from './refuse-withdrawn.js';

/** What the guards of a transition ask beside the agreement itself. */
export interface Held {
  /** Whether a decision about the version is among the records, or comes with the transition. */
  readonly decision: boolean;
  /** Whether anyone has ever signed the version, or asked to. */
  readonly adherences: boolean;
  /** The numbers of the versions that follow it and are in force. */
  readonly successors: readonly number[];
}

/** Everything for which a version can't go from its state to another. */
export function refuseTransition(locked: LockedAgreement, to: VersionState, held: Held): Refusal[] {
  const { agreement, parties } = locked;
  const version = versionOf(locked);
  const { state: from } = version;
  if (version.withdrawnAt !== null) return refuseWithdrawn(version, 'to');
  const no = (message: string) => refuse('INVALID_TRANSITION', message, 'to');
  if (!NEXT_STATES[from].includes(to)) return [no(`${wayFrom(from)} It can’t go to ${named(to)}.`)];
  const refusals: Refusal[] = [];
  if (needsText(from, to) && version.textHash === null) {
    refusals.push(
      no(
        `To be ${named(to)}, the version needs a text, which is fixed from then on: give it one while it is ${named('DRAFT')} (editVersionText).`,
      ),
    );
  }
  if (needsDecision(from, to) && !held.decision) {
    refusals.push(
      no(
        `To be ${named(to)}, the version needs a decision (beslut): give it with this write, or add it before.`,
      ),
    );
  }
  if (needsParties(from, to)) refusals.push(...missingParties(agreement.kind, parties).map(no));
  if (isInForce(to) && !isInForce(from)) refusals.push(...besideOthers(locked).map(no));
  if (to === VersionState.SUPERSEDED) refusals.push(...missingSuccessor(locked, held).map(no));
  const signable = agreement.joining === Joining.OPEN && agreement.currentVersionId === version.id;
  if (from === VersionState.UNKNOWN && isUndecided(to) && (held.adherences || signable)) {
    refusals.push(
      no(
        `The version is open for joining or has been signed, so it can’t be ${named(to)}: it has a fixed text.`,
      ),
    );
  }
  return refusals;
}

/** Why it can't be in force beside those that are, in words; empty where it can. */
function besideOthers(locked: LockedAgreement): string[] {
  const { versions } = locked;
  const own = versionOf(locked);
  const numberOf = (versionId: string | null) => versions.find(({ id }) => id === versionId)?.number ?? null;
  const after = versions.map(({ id, number, predecessorId, state, withdrawnAt }) => ({
    number,
    predecessor: numberOf(predecessorId),
    state: id === own.id ? VersionState.IN_FORCE : state,
    withdrawnAt,
  }));
  if (canBecomeOne(after)) return [];
  const [first, ...others] = inForce(versions).map(({ number }) => number);
  if (others.length > 0) {
    return [
      `Versions ${[first, ...others].join(' and ')} are in force (gällande) already: first one replaces the other (supersedeVersion), or ends.`,
    ];
  }
  return [
    `Version ${first} is in force (gällande) already: only a later version that follows it (föregående version) can be beside it, until it replaces it (supersedeVersion).`,
  ];
}

/** What it lacks to be replaced, in words; empty where exactly one version can replace it. */
function missingSuccessor(locked: LockedAgreement, { successors }: Held): string[] {
  if (successors.length === 1) return [];
  if (successors.length > 1) {
    return [
      `Versions ${successors.join(' and ')} follow it, and each is in force: say with supersedeVersion which one replaces it.`,
    ];
  }
  const { number } = versionOf(locked);
  const other = locked.versions.findLast(
    (each) => each.number > number && each.predecessorId === null && isInForce(each.state),
  );
  const missing = `To be ${named('SUPERSEDED')}, the version needs a later version that follows it and is in force, ${beingInForce()}.`;
  return [
    other === undefined
      ? missing
      : `${missing} Version ${other.number} is in force and names none that it follows: supersedeVersion replaces this one by it.`,
  ];
}

/** What the parties lack for the agreement to be in force, in words; empty where nothing. */
export function missingParties(
  kind: AgreementKind,
  parties: readonly Pick<Party, 'name' | 'sector' | 'organisationId'>[],
): string[] {
  const count = (wanted: string) => countDistinct(parties.filter(({ sector }) => sector === wanted));
  const publicOnes = count('PUBLIC');
  if (kind === AgreementKind.PUBLIC_COOPERATION) {
    return publicOnes >= 2
      ? []
      : [`To be in force, it needs two public parties (offentliga parter); it has ${publicOnes}.`];
  }
  return [
    ...(publicOnes > 0 ? [] : ['To be in force, it needs a public party (offentlig part).']),
    ...(count('CIVIL') > 0
      ? []
      : ['To be in force, it needs a party of civil society (part från civilsamhället).']),
  ];
}

/** Whether the milestones tell of a decision about the version, or about the agreement as such. */
export const isDecided = (
  { milestones }: Pick<LockedAgreement, 'milestones'>,
  { id }: { readonly id: string },
): boolean =>
  milestones.some(
    ({ kind, versionId }) => kind === MilestoneKind.DECIDED && (versionId === null || versionId === id),
  );

/** The states that a version has while it is in force, in words: it is so while it is being revised. */
export const beingInForce = (): string => `${named('IN_FORCE')} or ${named('UNDER_REVISION')}`;

/** A state as it stands in a sentence, with the word that officials use. */
export const named = (state: `${VersionState}`): string => `${state} (${SWEDISH[state]})`;

const SWEDISH: Readonly<Record<VersionState, string>> = {
  UNDER_DISCUSSION: 'samtal pågår',
  DRAFT: 'utkast',
  CONSULTATION: 'på remiss',
  ADOPTED: 'antagen',
  IN_FORCE: 'gällande',
  UNDER_REVISION: 'under revidering',
  SUPERSEDED: 'ersatt',
  TERMINATED: 'upphörd',
  UNKNOWN: 'okänd',
};

function wayFrom(from: VersionState): string {
  const next = NEXT_STATES[from].map(named);
  if (next.length === 0) return `The version is ${named(from)}, which is the end of its life.`;
  return `The version is ${named(from)}; from there it can go to ${next.join(' or ')}.`;
}
