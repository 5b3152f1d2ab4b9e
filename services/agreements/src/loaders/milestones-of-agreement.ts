import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Milestone } from '../entities/milestone.js';
import { findMilestones } from '../repositories/part-repository.js';

export function milestonesOfAgreement(db: EntityManager): DataLoader<string, Milestone[]> {
  return new DataLoader(async (agreementIds) =>
    batchMany(agreementIds, await findMilestones(db, agreementIds), ({ agreementId }) => agreementId),
  );
}
