import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Event } from '../entities/event.js';
import { findEventsById } from '../repositories/event-repository.js';

export function eventById(db: EntityManager): DataLoader<string, Event | null> {
  return new DataLoader(async (ids) => batch(ids, await findEventsById(db, ids), (event) => event.id));
}
