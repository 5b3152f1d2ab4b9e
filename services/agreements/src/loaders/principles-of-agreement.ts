import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Principle } from '../entities/principle.js';
import { findPrinciples } from '../repositories/record-repository.js';

export function principlesOfAgreement(db: EntityManager): DataLoader<string, Principle[]> {
  return new DataLoader(async (agreementIds) => {
    const found = await findPrinciples(db, agreementIds);
    return batchMany(agreementIds, found, ({ agreementId }) => agreementId).map((rows) =>
      rows.map(({ principle }) => principle),
    );
  });
}
