import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Organisation } from '../entities/organisation.js';
import { followNumbers } from '../repositories/follow-merges.js';

/** A number that a merged record had gives the organisation it was merged into. */
export function organisationByNumber(db: EntityManager): DataLoader<string, Organisation | null> {
  return new DataLoader((numbers) => followNumbers(db, numbers));
}
