import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Region } from '../entities/region.js';
import { findRegionsByCode } from '../repositories/region-repository.js';

export function regionByCode(db: EntityManager): DataLoader<string, Region | null> {
  return new DataLoader(async (codes) =>
    batch(codes, await findRegionsByCode(db, codes), (region) => region.code),
  );
}
