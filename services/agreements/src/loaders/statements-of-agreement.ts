import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { AgreementStatement } from '../entities/agreement-statement.js';
import { findStatements } from '../repositories/part-repository.js';

export function statementsOfAgreement(db: EntityManager): DataLoader<string, AgreementStatement[]> {
  return new DataLoader(async (agreementIds) =>
    batchMany(agreementIds, await findStatements(db, agreementIds), ({ agreementId }) => agreementId),
  );
}
