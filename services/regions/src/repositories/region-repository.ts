import { Any, type EntityManager } from 'typeorm';
import { Region } from '../entities/region.js';

/** Every region of this deployment, by code. */
export function findRegions(db: EntityManager): Promise<Region[]> {
  return db.find(Region, { order: { code: 'ASC' } });
}

/** In no order; codes that are not here are left out. */
export function findRegionsByCode(db: EntityManager, codes: readonly string[]): Promise<Region[]> {
  return db.findBy(Region, { code: Any([...codes]) });
}
