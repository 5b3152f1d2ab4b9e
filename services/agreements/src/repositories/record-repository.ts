import { Any, type EntityManager } from 'typeorm';
import { ActionPlan } from '../entities/action-plan.js';
import { AgreementPrinciple } from '../entities/agreement-principle.js';
import { Definition } from '../entities/definition.js';
import { MatrixBody } from '../entities/matrix-body.js';
import { MatrixCell } from '../entities/matrix-cell.js';
import { Principle } from '../entities/principle.js';

/** In no order; ids that are not here are left out. */
export function findActionPlansById(db: EntityManager, ids: readonly string[]): Promise<ActionPlan[]> {
  return db.findBy(ActionPlan, { id: Any([...ids]) });
}

/** By their first year. */
export function findActionPlans(db: EntityManager, agreementIds: readonly string[]): Promise<ActionPlan[]> {
  return db.find(ActionPlan, {
    where: { agreementId: Any([...agreementIds]) },
    order: { startYear: 'ASC', id: 'ASC' },
  });
}

/** In the order of the source; each with the agreement that rests on it. */
export async function findPrinciples(
  db: EntityManager,
  agreementIds: readonly string[],
): Promise<{ agreementId: string; principle: Principle }[]> {
  const ties = await db.findBy(AgreementPrinciple, { agreementId: Any([...agreementIds]) });
  const principles = await db.find(Principle, {
    where: { id: Any([...new Set(ties.map(({ principleId }) => principleId))]) },
    order: { ordinal: 'ASC' },
  });
  return principles.flatMap((principle) =>
    ties
      .filter(({ principleId }) => principleId === principle.id)
      .map(({ agreementId }) => ({ agreementId, principle })),
  );
}

/** Level by level, the steps in order. */
export function findMatrixCells(db: EntityManager, agreementIds: readonly string[]): Promise<MatrixCell[]> {
  return db.find(MatrixCell, { where: { agreementId: Any([...agreementIds]) }, order: { ordinal: 'ASC' } });
}

/** As the matrix names them. */
export function findMatrixBodies(db: EntityManager, agreementIds: readonly string[]): Promise<MatrixBody[]> {
  return db.find(MatrixBody, { where: { agreementId: Any([...agreementIds]) }, order: { ordinal: 'ASC' } });
}

/** In the order of the facts. */
export function findDefinitions(db: EntityManager): Promise<Definition[]> {
  return db.find(Definition, { order: { ordinal: 'ASC' } });
}
