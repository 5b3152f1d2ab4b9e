import { Any, type EntityManager } from 'typeorm';
import { AgreementStatement } from '../entities/agreement-statement.js';
import { Figure } from '../entities/figure.js';
import { Milestone } from '../entities/milestone.js';
import { Party } from '../entities/party.js';
import { Quarantine } from '../entities/quarantine.js';

/** In the order of the facts. */
export function findMilestones(db: EntityManager, agreementIds: readonly string[]): Promise<Milestone[]> {
  return db.find(Milestone, { where: { agreementId: Any([...agreementIds]) }, order: { ordinal: 'ASC' } });
}

/** In the order of the facts. */
export function findParties(db: EntityManager, agreementIds: readonly string[]): Promise<Party[]> {
  return db.find(Party, { where: { agreementId: Any([...agreementIds]) }, order: { ordinal: 'ASC' } });
}

/** In the order of the facts. */
export function findFigures(db: EntityManager, agreementIds: readonly string[]): Promise<Figure[]> {
  return db.find(Figure, { where: { agreementId: Any([...agreementIds]) }, order: { ordinal: 'ASC' } });
}

/** In the order of the facts. */
export function findStatements(
  db: EntityManager,
  agreementIds: readonly string[],
): Promise<AgreementStatement[]> {
  return db.find(AgreementStatement, {
    where: { agreementId: Any([...agreementIds]) },
    order: { ordinal: 'ASC' },
  });
}

/** The values that could not be used, by field. */
export function findQuarantined(db: EntityManager, agreementIds: readonly string[]): Promise<Quarantine[]> {
  return db.find(Quarantine, {
    where: { id: Any([...agreementIds]) },
    order: { kind: 'ASC', field: 'ASC', value: 'ASC' },
  });
}
