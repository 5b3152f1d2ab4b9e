import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Contradiction } from '../entities/contradiction.js';
import { findContradictionsById } from '../repositories/contradiction-repository.js';

export function contradictionById(db: EntityManager): DataLoader<string, Contradiction | null> {
  return new DataLoader(async (ids) => batch(ids, await findContradictionsById(db, ids), ({ id }) => id));
}
