import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { findConfirmationsOfRegions } from '../repositories/confirmation-repository.js';

export function confirmationOfRegion(db: EntityManager): DataLoader<string, Date | null> {
  return new DataLoader(async (regionCodes) => {
    const found = await findConfirmationsOfRegions(db, regionCodes);
    return batch(regionCodes, found, ({ regionCode }) => regionCode).map((row) => row?.confirmedAt ?? null);
  });
}
