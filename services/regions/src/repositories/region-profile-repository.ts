import { Any, type EntityManager } from 'typeorm';
import { CurrentProcess } from '../entities/current-process.js';
import { Goal } from '../entities/goal.js';
import { GoodExample } from '../entities/good-example.js';
import { Need } from '../entities/need.js';
import { Platform } from '../entities/platform.js';
import { RepresentationRule } from '../entities/representation-rule.js';
import { Statistic } from '../entities/statistic.js';

/** In no order; ids that are not here are left out. */
export function findStatisticsById(db: EntityManager, ids: readonly string[]): Promise<Statistic[]> {
  return db.findBy(Statistic, { id: Any([...ids]) });
}

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

/** As the sources have them. */
export function findPlatformsOfRegions(
  db: EntityManager,
  regionCodes: readonly string[],
): Promise<Platform[]> {
  return db.find(Platform, { where: { regionCode: Any([...regionCodes]) }, order: { ordinal: 'ASC' } });
}

/** As the sources have them. */
export function findCurrentProcessesOfRegions(
  db: EntityManager,
  regionCodes: readonly string[],
): Promise<CurrentProcess[]> {
  return db.find(CurrentProcess, { where: { regionCode: Any([...regionCodes]) }, order: { ordinal: 'ASC' } });
}

/** As the sources have them. */
export function findGoodExamplesOfRegions(
  db: EntityManager,
  regionCodes: readonly string[],
): Promise<GoodExample[]> {
  return db.find(GoodExample, { where: { regionCode: Any([...regionCodes]) }, order: { ordinal: 'ASC' } });
}

/** As the sources have them. */
export function findRepresentationRulesOfRegions(
  db: EntityManager,
  regionCodes: readonly string[],
): Promise<RepresentationRule[]> {
  return db.find(RepresentationRule, {
    where: { regionCode: Any([...regionCodes]) },
    order: { ordinal: 'ASC' },
  });
}
