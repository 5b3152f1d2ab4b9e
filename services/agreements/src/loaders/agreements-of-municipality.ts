import { type Connection, createListLoader, type ListLoader } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { Agreement } from '../entities/agreement.js';
import type { AgreementListArgs } from '../entities/agreement-list-args.js';
import { listAgreementsOfMunicipalities } from '../repositories/agreement-repository.js';

export function agreementsOfMunicipality(
  db: EntityManager,
): ListLoader<AgreementListArgs, Connection<Agreement>> {
  return createListLoader((municipalityCodes, args) =>
    listAgreementsOfMunicipalities(db, municipalityCodes, args),
  );
}
