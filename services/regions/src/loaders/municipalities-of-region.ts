import { type Connection, createListLoader, type ListLoader } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { MunicipalityListArgs } from '../arguments/municipality-list-args.js';
import type { Municipality } from '../entities/municipality.js';
import { listMunicipalitiesOfRegions } from '../repositories/municipality-repository.js';

export function municipalitiesOfRegion(
  db: EntityManager,
): ListLoader<MunicipalityListArgs, Connection<Municipality>> {
  return createListLoader((regionCodes, args) => listMunicipalitiesOfRegions(db, regionCodes, args));
}
