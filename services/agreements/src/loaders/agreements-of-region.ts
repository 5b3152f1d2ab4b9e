import { type Connection, createListLoader, type ListLoader } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { Agreement } from '../entities/agreement.js';
import type { AgreementListArgs } from '../entities/agreement-list-args.js';
import { listAgreementsOfRegions } from '../repositories/agreement-repository.js';

export function agreementsOfRegion(db: EntityManager): ListLoader<AgreementListArgs, Connection<Agreement>> {
  return createListLoader((regionCodes, args) => listAgreementsOfRegions(db, regionCodes, args));
}
