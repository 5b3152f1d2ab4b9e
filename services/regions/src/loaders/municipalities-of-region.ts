import { type Connection, createListLoader, type ListLoader, type PageArgs } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { Municipality } from '../entities/municipality.js';
import { listMunicipalitiesOfRegions } from '../repositories/municipality-repository.js';

export function municipalitiesOfRegion(db: EntityManager): ListLoader<PageArgs, Connection<Municipality>> {
  return createListLoader((regionCodes, page) => listMunicipalitiesOfRegions(db, regionCodes, page));
}
