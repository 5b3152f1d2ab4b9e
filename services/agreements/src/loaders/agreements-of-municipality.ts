import { type Connection, createListLoader, type ListLoader } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { Agreement } from '../entities/agreement.js';
import { listAgreementsOfMunicipalities } from '../repositories/agreement-repository.js';
import type { AgreementListArgs } from '../resolvers/types/agreement-list-args.js';

export function agreementsOfMunicipality(
  db: EntityManager,
): ListLoader<AgreementListArgs, Connection<Agreement>> {
  return createListLoader((municipalityCodes, args) =>
    listAgreementsOfMunicipalities(db, municipalityCodes, args),
  );
}
