import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { GoodExample } from '../entities/good-example.js';
import { findGoodExamplesOfRegions } from '../repositories/region-profile-repository.js';

export function goodExamplesOfRegion(db: EntityManager): DataLoader<string, GoodExample[]> {
  return new DataLoader(async (regionCodes) =>
    batchMany(regionCodes, await findGoodExamplesOfRegions(db, regionCodes), (row) => row.regionCode),
  );
}
