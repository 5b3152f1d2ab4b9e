import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { SignatoryCounter } from '../entities/signatory-counter.js';
import { findCounters } from '../repositories/counter-repository.js';

export function counterOfAgreement(db: EntityManager): DataLoader<string, SignatoryCounter | null> {
  return new DataLoader(async (agreementIds) =>
    batch(agreementIds, await findCounters(db, agreementIds), ({ agreementId }) => agreementId),
  );
}
