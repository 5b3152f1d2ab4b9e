import { Any, type EntityManager } from 'typeorm';
import { Seat } from '../entities/seat.js';
import { notElsewhere } from '../not-elsewhere.js';

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
  elsewhere: readonly string[],
): Promise<Seat[]> {
  const query = db
    .createQueryBuilder(Seat, 'seat')
    .where(
      '(seat.organisationId = any(:organisationIds) or seat.laterOrganisationId = any(:organisationIds))',
      {
        organisationIds,
      },
    )
    .orderBy('seat.id', 'ASC');
  return notElsewhere('left(seat.id, 2)', elsewhere, query).getMany();
}
