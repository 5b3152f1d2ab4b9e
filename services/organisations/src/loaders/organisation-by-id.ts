import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Organisation } from '../entities/organisation.js';
import { followIds } from '../repositories/follow-merges.js';

/** The id of a merged record gives the organisation it was merged into. */
export function organisationById(db: EntityManager): DataLoader<string, Organisation | null> {
  return new DataLoader((ids) => followIds(db, ids));
}
