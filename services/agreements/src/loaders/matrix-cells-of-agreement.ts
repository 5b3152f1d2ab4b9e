import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { MatrixCell } from '../entities/matrix-cell.js';
import { findMatrixCells } from '../repositories/record-repository.js';

export function matrixCellsOfAgreement(db: EntityManager): DataLoader<string, MatrixCell[]> {
  return new DataLoader(async (agreementIds) =>
    batchMany(agreementIds, await findMatrixCells(db, agreementIds), ({ agreementId }) => agreementId),
  );
}
