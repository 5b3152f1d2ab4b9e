import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Body } from '../entities/body.js';
import { findBodiesById } from '../repositories/body-repository.js';

export function bodyById(db: EntityManager): DataLoader<string, Body | null> {
  return new DataLoader(async (ids) => batch(ids, await findBodiesById(db, ids), (body) => body.id));
}
