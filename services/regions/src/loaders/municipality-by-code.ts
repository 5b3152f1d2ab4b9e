import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Municipality } from '../entities/municipality.js';
import { findMunicipalitiesByCode } from '../repositories/municipality-repository.js';

export function municipalityByCode(db: EntityManager): DataLoader<string, Municipality | null> {
  return new DataLoader(async (codes) =>
    batch(codes, await findMunicipalitiesByCode(db, codes), (municipality) => municipality.code),
  );
}
