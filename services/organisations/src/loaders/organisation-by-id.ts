import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Organisation } from '../entities/organisation.js';
import { findOrganisationsById } from '../repositories/organisation-repository.js';

export function organisationById(db: EntityManager): DataLoader<string, Organisation | null> {
  return new DataLoader(async (ids) =>
    batch(ids, await findOrganisationsById(db, ids), (organisation) => organisation.id),
  );
}
