import { Any, type EntityManager } from 'typeorm';
import { Region } from '../entities/region.js';
import { notElsewhere } from '../not-elsewhere.js';

/** Every region of this deployment, by code. */
export function findRegions(db: EntityManager, elsewhere: readonly string[]): Promise<Region[]> {
  const query = db.createQueryBuilder(Region, 'region').orderBy('region.code', 'ASC');
  return notElsewhere('region.code', elsewhere, query).getMany();
}

/** In no order; codes that are not here are left out. */
export function findRegionsByCode(db: EntityManager, codes: readonly string[]): Promise<Region[]> {
  return db.findBy(Region, { code: Any([...codes]) });
}
