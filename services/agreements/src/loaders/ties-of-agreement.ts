import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { DocumentAgreement } from '../entities/document-agreement.js';
import { findTiesOfAgreements } from '../repositories/document-repository.js';

export function tiesOfAgreement(db: EntityManager): DataLoader<string, DocumentAgreement[]> {
  return new DataLoader(async (agreementIds) =>
    batchMany(agreementIds, await findTiesOfAgreements(db, agreementIds), ({ agreementId }) => agreementId),
  );
}
