import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Party } from '../entities/party.js';
import { findParties } from '../repositories/part-repository.js';

export function partiesOfAgreement(db: EntityManager): DataLoader<string, Party[]> {
  return new DataLoader(async (agreementIds) =>
    batchMany(agreementIds, await findParties(db, agreementIds), ({ agreementId }) => agreementId),
  );
}
