import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { RepresentationRule } from '../entities/representation-rule.js';
import { findRepresentationRulesOfRegions } from '../repositories/region-profile-repository.js';

export function representationRulesOfRegion(db: EntityManager): DataLoader<string, RepresentationRule[]> {
  return new DataLoader(async (regionCodes) =>
    batchMany(regionCodes, await findRepresentationRulesOfRegions(db, regionCodes), (row) => row.regionCode),
  );
}
