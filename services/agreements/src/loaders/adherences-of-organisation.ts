import { type Connection, createListLoader, type ListLoader } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { Adherence } from '../entities/adherence.js';
import type { AdherenceListArgs } from '../entities/adherence-list-args.js';
import { listAdherencesOfOrganisations } from '../repositories/adherence-repository.js';

export function adherencesOfOrganisation(
  db: EntityManager,
): ListLoader<AdherenceListArgs, Connection<Adherence>> {
  return createListLoader((organisationIds, args) =>
    listAdherencesOfOrganisations(db, organisationIds, args),
  );
}
