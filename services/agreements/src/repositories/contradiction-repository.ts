import { Any, type EntityManager } from 'typeorm';
import { Contradiction, type Severity } from '../entities/contradiction.js';
import { ContradictionTie, type SubjectType } from '../entities/contradiction-subject.js';

/** In the order of their numbers; of any of these severities, or all. */
export function findContradictions(
  db: EntityManager,
  severity: readonly Severity[] | null,
): Promise<Contradiction[]> {
  return db.find(Contradiction, {
    where: severity === null ? {} : { severity: Any([...severity]) },
    order: IN_ORDER,
  });
}

/** In the order of their numbers; ids that are not here are left out. */
export function findContradictionsById(db: EntityManager, ids: readonly string[]): Promise<Contradiction[]> {
  return db.find(Contradiction, { where: { id: Any([...ids]) }, order: IN_ORDER });
}

/** What each of these contradictions is about, in order. */
export function findSubjects(
  db: EntityManager,
  contradictionIds: readonly string[],
): Promise<ContradictionTie[]> {
  return db.find(ContradictionTie, {
    where: { contradictionId: Any([...contradictionIds]) },
    order: { ordinal: 'ASC' },
  });
}

/** Which contradictions are about these records of one type. */
export function findTiesOfSubjects(
  db: EntityManager,
  type: SubjectType,
  subjectIds: readonly string[],
): Promise<ContradictionTie[]> {
  return db.findBy(ContradictionTie, { type, subjectId: Any([...subjectIds]) });
}

/** Those without a number come last, by their ids. */
const IN_ORDER = { ordinal: 'ASC', id: 'ASC' } as const;
