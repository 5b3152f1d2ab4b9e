import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Need } from '../entities/need.js';
import { findNeedsOfRegions } from '../repositories/region-profile-repository.js';

export function needsOfRegion(db: EntityManager): DataLoader<string, Need[]> {
  return new DataLoader(async (regionCodes) =>
    batchMany(regionCodes, await findNeedsOfRegions(db, regionCodes), (need) => need.regionCode),
  );
}
