import { appendHistory } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { Adherence } from '../entities/adherence.js';
import { AdherenceState } from '../entities/adherence-state.js';
import type { Agreement } from '../entities/agreement.js';
import { findAgreementsById } from '../repositories/agreement-repository.js';
import { lockCounter } from '../repositories/counter-repository.js';
import {
  findAgreementsOfOrganisation,
  findLeftUnderMerged,
  keepMerged,
  lockMerging,
  mergedAmong,
  moveParties,
} from '../repositories/merged-organisation-repository.js';
import { changeStanding } from './change-standing.js';

/** Two records of one organisation that became one. */
export interface Merge {
  readonly duplicateId: string;
  readonly survivorId: string;
}

/** The merge was done elsewhere, and is in the history there with who did it; here it is followed. */
const FOLLOWING = { subject: 'agreements', role: 'service' };

/**
 * Gives the survivor what the duplicate signed and is a party to. Where both stand by the same version, the duplicate's
 * signature ends. Done again, it changes nothing; merges are followed one after the other.
 */
export async function applyMerge(tx: EntityManager, { duplicateId, survivorId }: Merge): Promise<void> {
  // The survivor may have been merged itself by now.
  const last = (await mergedAmong(tx, [survivorId])).get(survivorId) ?? survivorId;
  if (last === duplicateId) {
    throw new Error(`Expected ${duplicateId} to be merged into another organisation, got itself.`);
  }
  await lockMerging(tx, duplicateId);
  await keepMerged(tx, duplicateId, last);
  await moveToSurvivor(tx, { duplicateId, survivorId: last });
}

/** What of one agreement was moved to the survivor of a merge. */
export interface MovedInAgreement extends Merge {
  readonly agreementId: string;
  /** The ids of the signatures and applications that are the survivor's now. */
  readonly adherences: readonly string[];
  /** Those of them, or of the survivor's, that do not stand any more, or are not asked for any more. */
  readonly ended: readonly string[];
  /** How many parties are the survivor now. */
  readonly parties: number;
}

/**
 * The same for what was brought in under ids that led on already.
 *
 * @param agreementIds in which agreements; default: in all.
 */
export async function moveLeftOver(
  tx: EntityManager,
  agreementIds: readonly string[] | null = null,
): Promise<MovedInAgreement[]> {
  const moved: MovedInAgreement[] = [];
  for (const { id, survivorId } of await findLeftUnderMerged(tx, agreementIds)) {
    moved.push(...(await moveToSurvivor(tx, { duplicateId: id, survivorId }, agreementIds)));
  }
  return moved;
}

async function moveToSurvivor(
  tx: EntityManager,
  merge: Merge,
  within: readonly string[] | null = null,
): Promise<MovedInAgreement[]> {
  const moved: MovedInAgreement[] = [];
  for (const agreementId of await findAgreementsOfOrganisation(tx, merge.duplicateId)) {
    if (within !== null && !within.includes(agreementId)) continue;
    await lockCounter(tx, agreementId);
    const [agreement] = await findAgreementsById(tx, [agreementId]);
    if (agreement === undefined) throw new Error(`Expected ${agreementId} to stay, but it is gone.`);
    moved.push(await moveInAgreement(tx, agreement, merge));
  }
  return moved;
}

/** The caller holds the agreement's lock. */
async function moveInAgreement(
  tx: EntityManager,
  agreement: Agreement,
  { duplicateId, survivorId }: Merge,
): Promise<MovedInAgreement> {
  const { id: agreementId } = agreement;
  const adherences = await tx.find(Adherence, {
    where: { agreementId, organisationId: duplicateId },
    order: { signedAt: 'ASC', id: 'ASC' },
  });
  const ended: string[] = [];
  for (const adherence of adherences) {
    const changed = await moveAdherence(tx, agreement, adherence, survivorId);
    ended.push(...changed);
  }
  const parties = await moveParties(tx, agreementId, duplicateId, survivorId);
  const moved = { duplicateId, survivorId, adherences: adherences.map(({ id }) => id), ended, parties };
  await appendHistory(tx, {
    chain: agreementId,
    action: 'mergeOrganisations',
    acting: FOLLOWING,
    payload: moved,
  });
  return { ...moved, agreementId };
}

/** @returns the ids of those that do not stand any more, or are not asked for any more. */
async function moveAdherence(
  tx: EntityManager,
  agreement: Agreement,
  adherence: Adherence,
  survivorId: string,
): Promise<string[]> {
  const { id, versionId, organisationId, signedAs } = adherence;
  const beside = await tx.findBy(Adherence, { organisationId: survivorId, versionId });
  const stands = beside.some(({ state }) => state === AdherenceState.ACTIVE);
  const application = beside.find(({ state }) => state === AdherenceState.APPLIED);
  const isOneTooMany =
    (adherence.state === AdherenceState.ACTIVE && stands) ||
    (adherence.state === AdherenceState.APPLIED && (stands || application !== undefined));
  const moved = { organisationId: survivorId, signedAs: signedAs ?? organisationId };
  if (!isOneTooMany) {
    // Who has signed asks for nothing any more.
    const answered = adherence.state === AdherenceState.ACTIVE ? application : undefined;
    if (answered) await tx.update(Adherence, { id: answered.id }, { state: AdherenceState.REJECTED });
    await tx.update(Adherence, { id }, moved);
    return answered === undefined ? [] : [answered.id];
  }
  if (adherence.state === AdherenceState.APPLIED) {
    await tx.update(Adherence, { id }, { ...moved, state: AdherenceState.REJECTED });
    return [id];
  }
  await changeStanding(tx, { adherence, agreement }, -1, (endedAt) => ({
    ...moved,
    state: AdherenceState.ENDED,
    endedAt,
  }));
  return [id];
}
