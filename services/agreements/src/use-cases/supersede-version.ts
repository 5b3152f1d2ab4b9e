import { quoted, type Refusal, refuse, refuseStale } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.js';
import type { AgreementVersion } from '../entities/agreement-version.js';
import { MilestoneKind } from '../entities/milestone-kind.js';
import type { SupersedeVersionInput } from '../entities/supersede-version.js';
import { SupersessionPolicy } from '../entities/supersession-policy.js';
import { VersionState } from '../entities/version-state.js';
import { carryOver, endStanding } from '../repositories/adherence-repository.js';
import { updateAgreement } from '../repositories/agreement-write-repository.js';
import { updateVersion } from '../repositories/version-repository.js';
import { today } from '../swedish-day.js';
import { canBeReplaced, hasEnded, isInForce, leavesFree } from '../version-life.js';
import { addMilestoneTo } from './add-milestone.js';
import { closeApplications } from './close-applications.js';
import { countAnew } from './count-anew.js';
import { type LockedAgreement, versionOf } from './lock-agreement.js';
import { beingInForce, named, refuseTransition } from './refuse-transition.js';
import { type AgreementResult, type Done, writeAgreement } from './write-agreement.js';

/** Replaces a version by a later one that is in force; the agreement's policy says what becomes of the signatures. */
export function supersedeVersion(input: SupersedeVersionInput, context: Context): Promise<AgreementResult> {
  return writeAgreement({
    context,
    act: 'supersedeVersion',
    input,
    refuse: (locked, { successorId, revision }) => [
      ...refuseSuccessor(locked, successorId),
      ...refuseReplaced(locked),
      ...refusePolicy(locked, 'versionId'),
      ...refuseStale('version', revision, versionOf(locked).revision),
    ],
    async apply(tx, locked, { successorId }) {
      const version = versionOf(locked);
      const successor = locked.versions.find(({ id }) => id === successorId) as AgreementVersion;
      const { payload, ...done } = await replaceVersion(tx, locked, version, successor);
      const replaced = { kind: MilestoneKind.REVISED, date: today(), versionId: version.id };
      await addMilestoneTo(tx, locked, replaced);
      return { payload: { versionId: version.id, ...payload }, ...done };
    },
  });
}

/**
 * Makes the successor the current version, where the replaced one was it or none in force was, and settles the
 * signatures. Carried over, each stands on in a new adherence with the day it was signed; nobody has signed or left, so
 * one event without an adherence tells of it. Else each ends with an event of its own. Open applications are rejected: they
 * were to sign a text that is replaced.
 */
export async function replaceVersion(
  tx: EntityManager,
  { agreement, versions }: LockedAgreement,
  version: AgreementVersion,
  successor: AgreementVersion,
): Promise<Required<Pick<Done, 'payload' | 'changed' | 'rejected'>>> {
  await updateVersion(tx, version.id, { state: VersionState.SUPERSEDED });
  const isNewlyTied = successor.predecessorId !== version.id;
  if (isNewlyTied) await updateVersion(tx, successor.id, { predecessorId: version.id });
  const left = versions.filter((each) => each.id !== successor.id && isLeftBehind(each, version));
  for (const { id, number } of left) {
    await updateVersion(tx, id, { predecessorId: number > successor.number ? successor.id : null });
  }
  const current = versions.find(({ id }) => id === agreement.currentVersionId);
  if (current === undefined || current.id === version.id || hasEnded(current.state)) {
    await updateAgreement(tx, agreement.id, { currentVersionId: successor.id });
  }
  const ended = await endStanding(tx, version.id);
  const rejected = await closeApplications(
    tx,
    version,
    `was replaced (ersattes) by version ${successor.number}: apply to sign that one.`,
  );
  const carries = agreement.onSupersession === SupersessionPolicy.CARRY_OVER;
  if (carries) await carryOver(tx, ended, successor.id);
  await countAnew(tx, agreement, carries ? [] : ended);
  return {
    payload: {
      successorId: successor.id,
      policy: agreement.onSupersession,
      [carries ? 'carriedOver' : 'ended']: ended.map(({ id }) => id),
      ...(left.length === 0 ? {} : { leftBehind: left.map(({ id }) => id) }),
    },
    changed: [agreement, version, ...(isNewlyTied ? [successor] : []), ...left],
    rejected,
  };
}

/** Whether a version that may still come into force named the replaced one: later ones follow the successor now. */
const isLeftBehind = ({ predecessorId, state, withdrawnAt }: AgreementVersion, replaced: AgreementVersion) =>
  predecessorId === replaced.id && !hasEnded(state) && withdrawnAt === null;

/** Without a policy nobody knows what becomes of the signatures. */
export function refusePolicy({ agreement }: LockedAgreement, field: string): Refusal[] {
  if (agreement.onSupersession !== null) return [];
  return [
    refuse(
      'INVALID_TRANSITION',
      'Nobody has said what becomes of the signatures when a version of this agreement is replaced: say it first (editAgreement, onSupersession).',
      field,
    ),
  ];
}

function refuseReplaced(locked: LockedAgreement): Refusal[] {
  const version = versionOf(locked);
  if (canBeReplaced(version)) return [];
  const held = { decision: true, adherences: false, successors: [version.number + 1] };
  return refuseTransition(locked, VersionState.SUPERSEDED, held).map((refusal) => ({
    ...refusal,
    field: ['versionId'],
  }));
}

function refuseSuccessor(locked: LockedAgreement, successorId: string): Refusal[] {
  const version = versionOf(locked);
  const successor = locked.versions.find(({ id }) => id === successorId);
  const no = (code: 'NOT_FOUND' | 'INVALID_TRANSITION' | 'CONFLICT', message: string) =>
    refuse(code, message, 'successorId');
  if (successor === undefined) {
    return [no('NOT_FOUND', `The agreement has no version ${quoted(successorId)}.`)];
  }
  const { number, state, predecessorId } = successor;
  const followed = locked.versions.find(({ id }) => id === predecessorId);
  const refusals: Refusal[] = [];
  if (number <= version.number) {
    refusals.push(no('INVALID_TRANSITION', 'A version can be replaced only by a later one.'));
  }
  if (!isInForce(state)) {
    refusals.push(
      no(
        'INVALID_TRANSITION',
        `The later version must be in force, ${beingInForce()}; it is ${named(state)}.`,
      ),
    );
  }
  if (followed !== version && !leavesFree(followed)) {
    refusals.push(no('CONFLICT', `The later version follows another one, ${quoted(predecessorId ?? '')}.`));
  }
  return refusals;
}
