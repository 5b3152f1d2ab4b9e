import { type Connection, checkRegionCodes, filterBySearch, keysetPage, type SortField } from '@hub/common';
import { Any, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { OrganisationFilter } from '../arguments/organisation-filter.js';
import { OrganisationOrderField } from '../arguments/organisation-order.js';
import type { OrganisationsArgs } from '../arguments/organisations-args.js';
import { Organisation } from '../entities/organisation.js';

/** By number as NNNNNN-NNNN. */
export function findOrganisationsByNumber(
  db: EntityManager,
  numbers: readonly string[],
): Promise<Organisation[]> {
  return db.findBy(Organisation, { organisationNumber: Any([...numbers]) });
}

/** A page of the organisations that the filter lets through; by name where no order is given. */
export function listOrganisations(
  db: EntityManager,
  { filter, orderBy, first, after }: OrganisationsArgs,
): Promise<Connection<Organisation>> {
  const { by = OrganisationOrderField.NAME, direction } = orderBy ?? {};
  return keysetPage({
    name: 'organisations',
    query: filtered(db.createQueryBuilder(Organisation, 'organisation'), filter ?? {}),
    filter,
    order: [{ ...SORT_FIELDS[by], direction }],
    page: { first, after },
  });
}

const SORT_FIELDS: Readonly<Record<OrganisationOrderField, SortField>> = {
  [OrganisationOrderField.NAME]: { expression: 'organisation.sortKey', type: 'text' },
  [OrganisationOrderField.UPDATED_AT]: { expression: 'organisation.updatedAt', type: 'timestamp' },
};

function filtered(
  query: SelectQueryBuilder<Organisation>,
  { search, sector, kind, regionCode, updatedFrom }: OrganisationFilter,
): SelectQueryBuilder<Organisation> {
  filterBySearch(query, 'organisation.searchable', search);
  checkRegionCodes(regionCode ?? []);
  if (sector != null) {
    query.andWhere('organisation.sector = any(:sector)', { sector });
  }
  if (kind != null) {
    query.andWhere('organisation.kind = any(:kind)', { kind });
  }
  if (regionCode != null) {
    query.andWhere('organisation.regionCode = any(:regionCode)', { regionCode });
  }
  if (updatedFrom != null) {
    query.andWhere('organisation.updatedAt >= :updatedFrom', { updatedFrom });
  }
  return query;
}
