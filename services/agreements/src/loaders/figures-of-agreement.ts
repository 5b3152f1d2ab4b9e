import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Figure } from '../entities/figure.js';
import { findFigures } from '../repositories/part-repository.js';

/** The newest last; those without a date first. */
export function figuresOfAgreement(db: EntityManager): DataLoader<string, Figure[]> {
  return new DataLoader(async (agreementIds) => {
    const figures = await findFigures(db, agreementIds);
    const dated = figures.sort(({ asOf: a }, { asOf: b }) => compare(a ?? '', b ?? ''));
    return batchMany(agreementIds, dated, ({ agreementId }) => agreementId);
  });
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
