import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Goal } from '../entities/goal.js';
import { findGoalsOfRegions } from '../repositories/region-profile-repository.js';

export function goalsOfRegion(db: EntityManager): DataLoader<string, Goal[]> {
  return new DataLoader(async (regionCodes) =>
    batchMany(regionCodes, await findGoalsOfRegions(db, regionCodes), (goal) => goal.regionCode),
  );
}
