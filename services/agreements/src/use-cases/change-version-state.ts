import { type Refusal, refuse, refuseSource, refuseStale } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { Standing } from '../clients/organisations-client.js';
import type { Context } from '../context.js';
import type { AgreementVersion } from '../entities/agreement-version.js';
import type { ChangeVersionStateInput } from '../entities/change-version-state.js';
import { Joining } from '../entities/joining.js';
import { MilestoneKind } from '../entities/milestone-kind.js';
import { VersionState } from '../entities/version-state.js';
import { endStanding, hasAdherences } from '../repositories/adherence-repository.js';
import { updateAgreement } from '../repositories/agreement-write-repository.js';
import { findDecisions, findVersionsById, updateVersion } from '../repositories/version-repository.js';
import { today } from '../swedish-day.js';
import { hasEnded, isInForce, needsDecision, needsParties } from '../version-life.js';
import { addDecisionTo, refuseDecision } from './add-decision.js';
import { addMilestoneTo } from './add-milestone.js';
import { closeApplications } from './close-applications.js';
import { countAnew } from './count-anew.js';
import { type LockedAgreement, versionOf } from './lock-agreement.js';
import { partyStandings } from './party-standings.js';
import { asRegistered } from './refuse-parties.js';
import { isDecided, refuseTransition } from './refuse-transition.js';
import { refusePolicy, replaceVersion } from './supersede-version.js';
import { type AgreementResult, type Done, writeAgreement } from './write-agreement.js';

/** Takes a version to its next state, where its guards hold. What that brings with it happens in the same write. */
export function changeVersionState(
  input: ChangeVersionStateInput,
  context: Context,
): Promise<AgreementResult> {
  return writeAgreement({
    context,
    act: 'changeVersionState',
    input,
    nullIsLeftOut: ['decision'],
    check: ({ to, decision }) => [
      ...(decision == null ? [] : refuseDecision(decision, 'decision')),
      ...refuseSource(decision?.source, 'decision', 'source'),
      ...(decision == null || DECIDED.includes(to) ? [] : [NO_DECISION]),
    ],
    prepare: ({ versionId, to }) => standingsFor(context, versionId, to),
    refuse: refuseStep,
    async apply(tx, locked, { to, decision }) {
      const version = versionOf(locked);
      const added = decision == null ? null : await addDecisionTo(tx, version, decision);
      const date = added?.printedDate ?? (await decisionDate(tx, locked, to));
      const done = await STEPS[to]?.(tx, locked, version);
      if (to !== VersionState.SUPERSEDED) await updateVersion(tx, version.id, { state: to });
      await addStep(tx, locked, version, to, date);
      return {
        shown: added === null ? {} : { decisionId: added.id },
        payload: {
          versionId: version.id,
          from: version.state,
          to,
          ...(added === null ? {} : { decisionId: added.id }),
          ...done?.payload,
        },
        changed: done?.changed ?? [locked.agreement, version],
        rejected: done?.rejected ?? [],
      };
    },
  });
}

type Given = Omit<ChangeVersionStateInput, 'idempotencyKey'>;

/** The states that a decision can go with. */
const DECIDED: readonly VersionState[] = [
  VersionState.ADOPTED,
  VersionState.IN_FORCE,
  VersionState.UNDER_REVISION,
];

const NO_DECISION = refuse(
  'INVALID_INPUT',
  'A decision goes with a version that is adopted; add others by themselves (addDecision).',
  'decision',
);

/** What the register says now of the parties, for a step that hangs on their sectors. */
async function standingsFor(
  context: Context,
  versionId: string,
  to: VersionState,
): Promise<ReadonlyMap<string, Standing>> {
  const [version] = await findVersionsById(context.db, [versionId]);
  if (version === undefined || !needsParties(version.state, to)) return new Map();
  return partyStandings(context, version.agreementId);
}

async function refuseStep(
  locked: LockedAgreement,
  { to, revision, decision }: Given,
  standings: ReadonlyMap<string, Standing>,
  tx: EntityManager,
): Promise<Refusal[]> {
  const version = versionOf(locked);
  const decisions = await findDecisions(tx, [version.id]);
  const parties = locked.parties.map((party) => asRegistered(party, standings));
  const refusals = refuseTransition({ ...locked, parties }, to, {
    decision: decision != null || decisions.length > 0 || isDecided(locked, version),
    adherences: await hasAdherences(tx, version.id),
    successors: successorsOf(locked, version).map(({ number }) => number),
  });
  return [
    ...refusals,
    ...(to === VersionState.SUPERSEDED && refusals.length === 0 ? refusePolicy(locked, 'to') : []),
    ...refuseStale('version', revision, version.revision),
  ];
}

/** The versions in force that follow it; one alone can replace it without being named. */
const successorsOf = ({ versions }: LockedAgreement, { id }: AgreementVersion) =>
  versions.filter(({ predecessorId, state }) => predecessorId === id && isInForce(state));

type Step = (
  tx: EntityManager,
  locked: LockedAgreement,
  version: AgreementVersion,
) => Promise<Pick<Done, 'payload' | 'changed' | 'rejected'>>;

/** What a step brings with it. */
const STEPS: Readonly<Partial<Record<VersionState, Step>>> = {
  IN_FORCE: comeIntoForce,
  UNDER_REVISION: comeIntoForce,
  SUPERSEDED: (tx, locked, version) =>
    replaceVersion(tx, locked, version, successorsOf(locked, version)[0] as AgreementVersion),
  TERMINATED: terminate,
};

/** A version in force is the current one, unless another is in force or has signatures that stand. */
async function comeIntoForce(
  tx: EntityManager,
  { agreement, versions, counter }: LockedAgreement,
  { id }: AgreementVersion,
): Promise<Pick<Done, 'payload'>> {
  const current = versions.find((version) => version.id === agreement.currentVersionId);
  if (current?.id === id) return { payload: {} };
  const stays = current !== undefined && (isInForce(current.state) || counter.registered > 0);
  if (stays) return { payload: {} };
  await updateAgreement(tx, agreement.id, { currentVersionId: id });
  await countAnew(tx, agreement);
  return { payload: { currentVersionId: id } };
}

/**
 * The signatures on it end, and its applications are rejected. Where it was the current version, nobody can join any more, and another version that is in
 * force, the last of them, is the current one.
 */
async function terminate(
  tx: EntityManager,
  { agreement, versions }: LockedAgreement,
  version: AgreementVersion,
): Promise<Pick<Done, 'payload' | 'rejected'>> {
  const { id } = version;
  const ended = await endStanding(tx, id);
  const rejected = await closeApplications(tx, version, 'was terminated (upphörde).');
  const isCurrent = agreement.currentVersionId === id;
  if (isCurrent) {
    const other = versions.findLast((each) => each.id !== id && isInForce(each.state));
    await updateAgreement(tx, agreement.id, {
      joining: Joining.CLOSED,
      ...(other === undefined ? {} : { currentVersionId: other.id }),
    });
  }
  if (isCurrent || ended.length > 0) await countAnew(tx, agreement, ended);
  return { payload: { ended: ended.map((adherence) => adherence.id) }, rejected };
}

/** The date of the decision that a version is adopted by, where that was added before; null: it has its milestone. */
async function decisionDate(
  tx: EntityManager,
  locked: LockedAgreement,
  to: VersionState,
): Promise<string | null> {
  const version = versionOf(locked);
  if (!needsDecision(version.state, to)) return null;
  return (await findDecisions(tx, [version.id])).at(-1)?.printedDate ?? null;
}

/** What happened by each step, beside the decision. */
const MILESTONES: Readonly<Partial<Record<VersionState, MilestoneKind>>> = {
  UNDER_DISCUSSION: MilestoneKind.UNDER_DISCUSSION,
  DRAFT: MilestoneKind.PROPOSED,
  CONSULTATION: MilestoneKind.CONSULTATION,
  IN_FORCE: MilestoneKind.IN_FORCE,
  SUPERSEDED: MilestoneKind.REVISED,
  TERMINATED: MilestoneKind.ENDED,
};

/**
 * Whether the step itself is of today. A draft that comes back was proposed before, a version whose revision is dropped
 * has been in force all the time, and of imported history it is said where it stands, not that it came there now.
 */
function isOfToday(from: VersionState, to: VersionState): boolean {
  if (from === VersionState.CONSULTATION) return to !== VersionState.DRAFT;
  if (from === VersionState.UNDER_REVISION) return to !== VersionState.IN_FORCE;
  return from !== VersionState.UNKNOWN || hasEnded(to);
}

async function addStep(
  tx: EntityManager,
  locked: LockedAgreement,
  version: AgreementVersion,
  to: VersionState,
  decided: string | null,
): Promise<void> {
  const kind = MILESTONES[to];
  const steps = [
    ...(decided === null ? [] : [{ kind: MilestoneKind.DECIDED, date: decided }]),
    ...(kind !== undefined && isOfToday(version.state, to) ? [{ kind, date: today() }] : []),
  ];
  for (const [index, step] of steps.entries()) {
    await addMilestoneTo(tx, locked, { ...step, versionId: version.id }, index);
  }
}
