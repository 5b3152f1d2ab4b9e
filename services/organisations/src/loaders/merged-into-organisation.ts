import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { MergedOrganisation } from '../entities/merged-organisation.js';
import { findMergedInto } from '../repositories/merged-organisation-repository.js';

export function mergedIntoOrganisation(db: EntityManager): DataLoader<string, MergedOrganisation[]> {
  return new DataLoader(async (ids) =>
    batchMany(ids, await findMergedInto(db, ids), ({ survivorId }) => survivorId),
  );
}
