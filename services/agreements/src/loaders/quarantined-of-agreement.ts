import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Quarantine } from '../entities/quarantine.js';
import { findQuarantined } from '../repositories/part-repository.js';

export function quarantinedOfAgreement(db: EntityManager): DataLoader<string, Quarantine[]> {
  return new DataLoader(async (agreementIds) =>
    batchMany(agreementIds, await findQuarantined(db, agreementIds), ({ id }) => id),
  );
}
