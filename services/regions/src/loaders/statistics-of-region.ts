import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Statistic } from '../entities/statistic.js';
import { findStatisticsOfRegions } from '../repositories/region-profile-repository.js';

export function statisticsOfRegion(db: EntityManager): DataLoader<string, Statistic[]> {
  return new DataLoader(async (regionCodes) =>
    batchMany(
      regionCodes,
      await findStatisticsOfRegions(db, regionCodes),
      (statistic) => statistic.regionCode,
    ),
  );
}
