import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { ActionPlan } from '../entities/action-plan.js';
import { findActionPlans } from '../repositories/record-repository.js';

export function actionPlansOfAgreement(db: EntityManager): DataLoader<string, ActionPlan[]> {
  return new DataLoader(async (agreementIds) =>
    batchMany(agreementIds, await findActionPlans(db, agreementIds), ({ agreementId }) => agreementId),
  );
}
