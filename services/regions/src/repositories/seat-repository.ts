import { Any, type EntityManager } from 'typeorm';
import { Seat } from '../entities/seat.js';

/** In no order; ids that are not here are left out. */
export function findSeatsById(db: EntityManager, ids: readonly string[]): Promise<Seat[]> {
  return db.findBy(Seat, { id: Any([...ids]) });
}

/** As the source lists them. */
export function findSeatsOfBodies(db: EntityManager, bodyIds: readonly string[]): Promise<Seat[]> {
  return db.find(Seat, { where: { bodyId: Any([...bodyIds]) }, order: { ordinal: 'ASC' } });
}

/** Those it holds, and those that became its own later; by id, as the seats of several deployments are. */
export function findSeatsOfOrganisations(
  db: EntityManager,
  organisationIds: readonly string[],
): Promise<Seat[]> {
  const ids = Any([...organisationIds]);
  return db.find(Seat, {
    where: [{ organisationId: ids }, { laterOrganisationId: ids }],
    order: { id: 'ASC' },
  });
}
