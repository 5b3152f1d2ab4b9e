import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Seat } from '../entities/seat.js';
import { findSeatsOfOrganisations } from '../repositories/seat-repository.js';

export function seatsOfOrganisation(
  db: EntityManager,
  elsewhere: readonly string[],
): DataLoader<string, Seat[]> {
  return new DataLoader(async (organisationIds) => {
    const seats = await findSeatsOfOrganisations(db, organisationIds, elsewhere);
    const holdings = seats.flatMap((seat) =>
      [...new Set([seat.organisationId, seat.laterOrganisationId])].map((holder) => ({ holder, seat })),
    );
    return batchMany(organisationIds, holdings, ({ holder }) => holder ?? '').map((held) =>
      held.map(({ seat }) => seat),
    );
  });
}
