import {
  type Connection,
  checkRegionCodes,
  filterBySearch,
  keysetPage,
  keysetPages,
  type SortField,
} from '@hub/common';
import { Any, type EntityManager } from 'typeorm';
import type { MunicipalitiesArgs } from '../arguments/municipalities-args.js';
import type { MunicipalityListArgs } from '../arguments/municipality-list-args.js';
import { type MunicipalityOrder, MunicipalityOrderField } from '../arguments/municipality-order.js';
import { Municipality } from '../entities/municipality.js';
import { notElsewhere } from '../not-elsewhere.js';

/** In no order; codes that are not here are left out. */
export function findMunicipalitiesByCode(
  db: EntityManager,
  codes: readonly string[],
): Promise<Municipality[]> {
  return db.findBy(Municipality, { code: Any([...codes]) });
}

/**
 * A page of the municipalities that the filter lets through; by name where no order is given.
 *
 * @throws HubError BAD_USER_INPUT for a region that does not exist, or a search that is too long.
 */
export async function listMunicipalities(
  db: EntityManager,
  { regionCode, search, orderBy, ...page }: MunicipalitiesArgs,
  elsewhere: readonly string[],
): Promise<Connection<Municipality>> {
  checkRegionCodes(regionCode ?? []);
  const query = notElsewhere(
    'municipality.regionCode',
    elsewhere,
    db.createQueryBuilder(Municipality, 'municipality'),
  );
  filterBySearch(query, 'municipality.searchable', search);
  if (regionCode != null) {
    query.andWhere('municipality.regionCode = any(:regionCode)', { regionCode });
  }
  return keysetPage({
    name: 'municipalities',
    query,
    id: 'code',
    filter: { regionCode, search },
    order: order(orderBy),
    page,
  });
}

/** The same page of the municipalities of each region, in the regions' order; by name where no order is given. */
export function listMunicipalitiesOfRegions(
  db: EntityManager,
  regionCodes: readonly string[],
  { orderBy, ...page }: MunicipalityListArgs,
): Promise<(Connection<Municipality> | Error)[]> {
  return keysetPages({
    name: 'Region.municipalities',
    query: db.createQueryBuilder(Municipality, 'municipality'),
    id: 'code',
    order: order(orderBy),
    parent: 'municipality.regionCode',
    parents: regionCodes,
    page,
  });
}

function order(orderBy: MunicipalityOrder | null | undefined): SortField[] {
  return [{ ...SORT_FIELDS[orderBy?.by ?? MunicipalityOrderField.NAME], direction: orderBy?.direction }];
}

const SORT_FIELDS: Readonly<Record<MunicipalityOrderField, SortField>> = {
  [MunicipalityOrderField.NAME]: { expression: 'municipality.sortKey', type: 'text' },
  // Cast, since the list selects the code itself as the id, and an expression has one name in a query.
  [MunicipalityOrderField.CODE]: { expression: 'cast(municipality.code as text)', type: 'text' },
  [MunicipalityOrderField.UPDATED_AT]: { expression: 'municipality.updatedAt', type: 'timestamp' },
};
