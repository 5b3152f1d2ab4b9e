import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Adherence } from '../entities/adherence.js';
import { findPublicAdherencesById } from '../repositories/adherence-repository.js';

export function adherenceById(db: EntityManager): DataLoader<string, Adherence | null> {
  return new DataLoader(async (ids) => batch(ids, await findPublicAdherencesById(db, ids), ({ id }) => id));
}
