import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Decision } from '../entities/decision.js';
import { findDecisions } from '../repositories/version-repository.js';

export function decisionsOfVersion(db: EntityManager): DataLoader<string, Decision[]> {
  return new DataLoader(async (versionIds) =>
    batchMany(versionIds, await findDecisions(db, versionIds), ({ versionId }) => versionId),
  );
}
