import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { ActionPlan } from '../entities/action-plan.js';
import { findActionPlansById } from '../repositories/record-repository.js';

export function actionPlanById(db: EntityManager): DataLoader<string, ActionPlan | null> {
  return new DataLoader(async (ids) => batch(ids, await findActionPlansById(db, ids), ({ id }) => id));
}
