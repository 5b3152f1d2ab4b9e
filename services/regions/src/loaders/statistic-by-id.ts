import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Statistic } from '../entities/statistic.js';
import { findStatisticsById } from '../repositories/region-profile-repository.js';

export function statisticById(db: EntityManager): DataLoader<string, Statistic | null> {
  return new DataLoader(async (ids) =>
    batch(ids, await findStatisticsById(db, ids), (statistic) => statistic.id),
  );
}
