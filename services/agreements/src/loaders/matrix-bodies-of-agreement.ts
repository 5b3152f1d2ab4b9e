import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { MatrixBody } from '../entities/matrix-body.js';
import { findMatrixBodies } from '../repositories/record-repository.js';

export function matrixBodiesOfAgreement(db: EntityManager): DataLoader<string, MatrixBody[]> {
  return new DataLoader(async (agreementIds) =>
    batchMany(agreementIds, await findMatrixBodies(db, agreementIds), ({ agreementId }) => agreementId),
  );
}
