import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Seat } from '../entities/seat.js';
import { findSeatsOfBodies } from '../repositories/seat-repository.js';

export function seatsOfBody(db: EntityManager): DataLoader<string, Seat[]> {
  return new DataLoader(async (bodyIds) =>
    batchMany(bodyIds, await findSeatsOfBodies(db, bodyIds), (seat) => seat.bodyId),
  );
}
