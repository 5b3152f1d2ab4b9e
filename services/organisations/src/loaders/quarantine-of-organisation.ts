import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { QuarantineEntry } from '../entities/quarantine-entry.js';
import { findQuarantineOfOrganisations } from '../repositories/quarantine-repository.js';

export function quarantineOfOrganisation(db: EntityManager): DataLoader<string, QuarantineEntry[]> {
  return new DataLoader(async (ids) =>
    batchMany(ids, await findQuarantineOfOrganisations(db, ids), (entry) => entry.id),
  );
}
