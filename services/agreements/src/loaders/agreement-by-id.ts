import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Agreement } from '../entities/agreement.js';
import { findAgreementsById } from '../repositories/agreement-repository.js';

export function agreementById(db: EntityManager): DataLoader<string, Agreement | null> {
  return new DataLoader(async (ids) => batch(ids, await findAgreementsById(db, ids), ({ id }) => id));
}
