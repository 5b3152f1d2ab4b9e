import type { EntityManager } from 'typeorm';
import type { ActionPlan } from '../entities/action-plan.js';
import type { Agreement } from '../entities/agreement.js';
import type { AgreementVersion } from '../entities/agreement-version.js';
import type { Decision } from '../entities/decision.js';
import { findAgreementsById } from '../repositories/agreement-repository.js';
import { findActionPlansById } from '../repositories/record-repository.js';
import { findDecisions, findVersionsById } from '../repositories/version-repository.js';

/** What a write to an agreement shows: the agreement, and what else it made or changed. */
export interface ShownAgreement {
  readonly agreementId: string;
  readonly versionId?: string;
  readonly decisionId?: string;
  readonly actionPlanId?: string;
}

/** The rows of what a write to an agreement shows; null for what it does not show. */
export interface AgreementRows {
  readonly agreement: Agreement | null;
  readonly version: AgreementVersion | null;
  readonly decision: Decision | null;
  readonly actionPlan: ActionPlan | null;
}

/** Reads them, in the transaction of the write. */
export async function agreementRows(
  tx: EntityManager,
  { agreementId, versionId, decisionId, actionPlanId }: ShownAgreement,
): Promise<AgreementRows> {
  const [agreement] = await findAgreementsById(tx, [agreementId]);
  const [version] = versionId === undefined ? [] : await findVersionsById(tx, [versionId]);
  const decisions =
    versionId === undefined || decisionId === undefined ? [] : await findDecisions(tx, [versionId]);
  const [actionPlan] = actionPlanId === undefined ? [] : await findActionPlansById(tx, [actionPlanId]);
  return {
    agreement: agreement ?? null,
    version: version ?? null,
    decision: decisions.find(({ id }) => id === decisionId) ?? null,
    actionPlan: actionPlan ?? null,
  };
}
