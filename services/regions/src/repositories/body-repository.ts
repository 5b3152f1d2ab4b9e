import {
  type Connection,
  checkRegionCodes,
  filterBySearch,
  keysetPage,
  keysetPages,
  type SortField,
} from '@hub/common';
import { Any, type EntityManager } from 'typeorm';
import type { BodiesArgs } from '../arguments/bodies-args.js';
import type { BodyListArgs } from '../arguments/body-list-args.js';
import { type BodyOrder, BodyOrderField } from '../arguments/body-order.js';
import { Body } from '../entities/body.js';
import { notElsewhere } from '../not-elsewhere.js';

/** In no order; ids that are not here are left out. */
export function findBodiesById(db: EntityManager, ids: readonly string[]): Promise<Body[]> {
  return db.findBy(Body, { id: Any([...ids]) });
}

/** A page of the bodies that the filter lets through; by name where no order is given. */
export async function listBodies(
  db: EntityManager,
  { regionCode, kind, search, orderBy, ...page }: BodiesArgs,
  elsewhere: readonly string[],
): Promise<Connection<Body>> {
  checkRegionCodes(regionCode ?? []);
  const query = notElsewhere('body.regionCode', elsewhere, db.createQueryBuilder(Body, 'body'));
  filterBySearch(query, 'body.searchable', search);
  if (regionCode != null) {
    query.andWhere('body.regionStated and body.regionCode = any(:regionCode)', { regionCode });
  }
  if (kind != null) {
    query.andWhere('body.kind = any(:kind)', { kind });
  }
  return keysetPage({
    name: 'bodies',
    query,
    filter: { regionCode, kind, search },
    order: order(orderBy),
    page,
  });
}

/** The same page of the bodies of each region, in the regions' order. */
export function listBodiesOfRegions(
  db: EntityManager,
  regionCodes: readonly string[],
  { orderBy, ...page }: BodyListArgs,
): Promise<(Connection<Body> | Error)[]> {
  return keysetPages({
    name: 'Region.bodies',
    query: db.createQueryBuilder(Body, 'body').where('body.regionStated'),
    order: order(orderBy),
    parent: 'body.regionCode',
    parents: regionCodes,
    page,
  });
}

function order(orderBy: BodyOrder | null | undefined): SortField[] {
  return [{ ...SORT_FIELDS[orderBy?.by ?? BodyOrderField.NAME], direction: orderBy?.direction }];
}

const SORT_FIELDS: Readonly<Record<BodyOrderField, SortField>> = {
  [BodyOrderField.NAME]: { expression: 'body.sortKey', type: 'text' },
  [BodyOrderField.UPDATED_AT]: { expression: 'body.updatedAt', type: 'timestamp' },
};
