import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { type RegionSum, sumCountersOfRegions } from '../repositories/counter-repository.js';

export function signatoriesOfRegion(db: EntityManager): DataLoader<string, RegionSum | null> {
  return new DataLoader(async (regionCodes) =>
    batch(regionCodes, await sumCountersOfRegions(db, regionCodes), ({ regionCode }) => regionCode),
  );
}
