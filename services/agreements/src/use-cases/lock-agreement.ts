import type { EntityManager } from 'typeorm';
import type { Agreement } from '../entities/agreement.js';
import type { AgreementVersion } from '../entities/agreement-version.js';
import type { Milestone } from '../entities/milestone.js';
import type { Party } from '../entities/party.js';
import type { SignatoryCounter } from '../entities/signatory-counter.js';
import { findAgreementsById } from '../repositories/agreement-repository.js';
import { findCounters, lockCounter } from '../repositories/counter-repository.js';
import { findMilestones, findParties } from '../repositories/part-repository.js';
import { findVersionsOfAgreements } from '../repositories/version-repository.js';

/** An agreement with what its writes decide by. It holds until the end of the transaction. */
export interface LockedAgreement {
  readonly agreement: Agreement;
  /** By number. */
  readonly versions: readonly AgreementVersion[];
  /** The version that the input names; undefined where it names the agreement alone. */
  readonly version: AgreementVersion | undefined;
  readonly parties: readonly Party[];
  readonly milestones: readonly Milestone[];
  readonly counter: SignatoryCounter;
}

/** @returns undefined where there is no such agreement, or it has no such version. */
export async function lockAgreement(
  tx: EntityManager,
  agreementId: string,
  versionId?: string,
): Promise<LockedAgreement | undefined> {
  if (!(await lockCounter(tx, agreementId))) return undefined;
  const [agreement] = await findAgreementsById(tx, [agreementId]);
  const [counter] = await findCounters(tx, [agreementId]);
  const versions = await findVersionsOfAgreements(tx, [agreementId]);
  const version = versions.find(({ id }) => id === versionId);
  if (!agreement || !counter || (versionId !== undefined && !version)) return undefined;
  return {
    agreement,
    counter,
    versions,
    version,
    parties: await findParties(tx, [agreementId]),
    milestones: await findMilestones(tx, [agreementId]),
  };
}

/** The version that the input names, which a write to a version has found. */
export function versionOf({ version, agreement }: LockedAgreement): AgreementVersion {
  if (version === undefined) throw new Error(`Expected a version of ${agreement.id} to be named.`);
  return version;
}
