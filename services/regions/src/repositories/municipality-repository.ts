import { type Connection, keysetPages, type PageArgs } from '@hub/common';
import { Any, type EntityManager } from 'typeorm';
import { Municipality } from '../entities/municipality.js';

/** In no order; codes that are not here are left out. */
export function findMunicipalitiesByCode(
  db: EntityManager,
  codes: readonly string[],
): Promise<Municipality[]> {
  return db.findBy(Municipality, { code: Any([...codes]) });
}

/** The same page of the municipalities of each region, by name, in the regions' order. */
export function listMunicipalitiesOfRegions(
  db: EntityManager,
  regionCodes: readonly string[],
  page: PageArgs,
): Promise<(Connection<Municipality> | Error)[]> {
  return keysetPages({
    name: 'Region.municipalities',
    query: db.createQueryBuilder(Municipality, 'municipality'),
    id: 'code',
    order: [{ expression: 'municipality.sortKey', type: 'text' }],
    parent: 'municipality.regionCode',
    parents: regionCodes,
    page,
  });
}
