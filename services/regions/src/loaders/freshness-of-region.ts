import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Freshness } from '../entities/freshness.js';
import { findFreshnessOfRegions } from '../repositories/freshness-repository.js';

export function freshnessOfRegion(db: EntityManager): DataLoader<string, Freshness | null> {
  return new DataLoader(async (codes) =>
    batch(codes, await findFreshnessOfRegions(db, codes), (freshness) => freshness.regionCode),
  );
}
