import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Platform } from '../entities/platform.js';
import { findPlatformsOfRegions } from '../repositories/region-profile-repository.js';

export function platformsOfRegion(db: EntityManager): DataLoader<string, Platform[]> {
  return new DataLoader(async (regionCodes) =>
    batchMany(regionCodes, await findPlatformsOfRegions(db, regionCodes), (row) => row.regionCode),
  );
}
