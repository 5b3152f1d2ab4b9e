import { type EntityManager, In } from 'typeorm';
import { AgreementVersion } from '../entities/agreement-version.js';

/** In no order; ids that are not here are left out. */
export function findVersionsById(db: EntityManager, ids: readonly string[]): Promise<AgreementVersion[]> {
  return db.findBy(AgreementVersion, { id: In(ids) });
}

/** By number. */
export function findVersionsOfAgreements(
  db: EntityManager,
  agreementIds: readonly string[],
): Promise<AgreementVersion[]> {
  return db.find(AgreementVersion, { where: { agreementId: In(agreementIds) }, order: { number: 'ASC' } });
}
