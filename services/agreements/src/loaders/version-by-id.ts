import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { AgreementVersion } from '../entities/agreement-version.js';
import { findVersionsById } from '../repositories/version-repository.js';

export function versionById(db: EntityManager): DataLoader<string, AgreementVersion | null> {
  return new DataLoader(async (ids) => batch(ids, await findVersionsById(db, ids), ({ id }) => id));
}
