import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Organisation } from '../entities/organisation.js';
import { findOrganisationsByNumber } from '../repositories/organisation-repository.js';

export function organisationByNumber(db: EntityManager): DataLoader<string, Organisation | null> {
  return new DataLoader(async (numbers) =>
    batch(
      numbers,
      await findOrganisationsByNumber(db, numbers),
      (organisation) => organisation.organisationNumber as string,
    ),
  );
}
