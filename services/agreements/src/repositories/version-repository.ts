import { Any, type EntityManager } from 'typeorm';
import { AgreementVersion } from '../entities/agreement-version.js';

/** In no order; ids that are not here are left out. */
export function findVersionsById(db: EntityManager, ids: readonly string[]): Promise<AgreementVersion[]> {
  return db.findBy(AgreementVersion, { id: Any([...ids]) });
}

/** By number. */
export function findVersionsOfAgreements(
  db: EntityManager,
  agreementIds: readonly string[],
): Promise<AgreementVersion[]> {
  return db.find(AgreementVersion, {
    where: { agreementId: Any([...agreementIds]) },
    order: { number: 'ASC' },
  });
}
