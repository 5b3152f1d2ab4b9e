import { Any, type EntityManager } from 'typeorm';
import { Goal } from '../entities/goal.js';
import { Need } from '../entities/need.js';
import { Statistic } from '../entities/statistic.js';

/** As the sources have them. */
export function findStatisticsOfRegions(
  db: EntityManager,
  regionCodes: readonly string[],
): Promise<Statistic[]> {
  return db.find(Statistic, { where: { regionCode: Any([...regionCodes]) }, order: { ordinal: 'ASC' } });
}

/** As the sources have them. */
export function findNeedsOfRegions(db: EntityManager, regionCodes: readonly string[]): Promise<Need[]> {
  return db.find(Need, { where: { regionCode: Any([...regionCodes]) }, order: { ordinal: 'ASC' } });
}

/** As the sources have them. */
export function findGoalsOfRegions(db: EntityManager, regionCodes: readonly string[]): Promise<Goal[]> {
  return db.find(Goal, { where: { regionCode: Any([...regionCodes]) }, order: { ordinal: 'ASC' } });
}
