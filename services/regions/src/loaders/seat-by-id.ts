import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Seat } from '../entities/seat.js';
import { findSeatsById } from '../repositories/seat-repository.js';

export function seatById(db: EntityManager): DataLoader<string, Seat | null> {
  return new DataLoader(async (ids) => batch(ids, await findSeatsById(db, ids), (seat) => seat.id));
}
