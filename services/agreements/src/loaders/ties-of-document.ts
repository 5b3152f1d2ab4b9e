import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { DocumentAgreement } from '../entities/document-agreement.js';
import { findTiesOfDocuments } from '../repositories/document-repository.js';

export function tiesOfDocument(db: EntityManager): DataLoader<string, DocumentAgreement[]> {
  return new DataLoader(async (documentIds) =>
    batchMany(documentIds, await findTiesOfDocuments(db, documentIds), ({ documentId }) => documentId),
  );
}
