import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { CurrentProcess } from '../entities/current-process.js';
import { findCurrentProcessesOfRegions } from '../repositories/region-profile-repository.js';

export function currentProcessesOfRegion(db: EntityManager): DataLoader<string, CurrentProcess[]> {
  return new DataLoader(async (regionCodes) =>
    batchMany(regionCodes, await findCurrentProcessesOfRegions(db, regionCodes), (row) => row.regionCode),
  );
}
