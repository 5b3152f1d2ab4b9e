import type { Refusal } from '@hub/common';
import { type Context, readAnew } from '../context.js';
import type { ActionPlan } from '../entities/action-plan.js';
import type { Agreement } from '../entities/agreement.js';
import type { AgreementVersion } from '../entities/agreement-version.js';
import type { Decision } from '../entities/decision.js';
import type { AgreementResult } from '../use-cases/write-agreement.js';

/** What the payloads of the writes to an agreement are read from; each shows the fields that are its own. */
export interface AgreementAnswer {
  readonly agreement: Agreement | null;
  readonly version: AgreementVersion | null;
  readonly decision: Decision | null;
  readonly actionPlan: ActionPlan | null;
  readonly refusals: readonly Refusal[];
}

/** The records that a write names, as they stand after it. */
export async function agreementAnswer(
  { shown, refusals }: AgreementResult,
  context: Context,
): Promise<AgreementAnswer> {
  const { agreementById, versionById, decisionsOfVersion, actionPlanById } = readAnew(context);
  const { agreementId, versionId, decisionId, actionPlanId } = shown ?? {};
  const decisions =
    versionId === undefined || decisionId === undefined ? [] : await decisionsOfVersion.load(versionId);
  return {
    agreement: agreementId === undefined ? null : await agreementById.load(agreementId),
    version: versionId === undefined ? null : await versionById.load(versionId),
    decision: decisions.find(({ id }) => id === decisionId) ?? null,
    actionPlan: actionPlanId === undefined ? null : await actionPlanById.load(actionPlanId),
    refusals,
  };
}
