import { Any, type EntityManager } from 'typeorm';
import { Goal } from '../entities/goal.js';
import { ProjectStatement } from '../entities/project-statement.js';

/** As the sources have them. */
export function findStatementsOfProjects(
  db: EntityManager,
  projectIds: readonly string[],
): Promise<ProjectStatement[]> {
  return db.find(ProjectStatement, {
    where: { projectId: Any([...projectIds]) },
    order: { ordinal: 'ASC' },
  });
}

/** As the sources have them. */
export function findGoalsOfProjects(db: EntityManager, projectIds: readonly string[]): Promise<Goal[]> {
  return db.find(Goal, { where: { projectId: Any([...projectIds]) }, order: { ordinal: 'ASC' } });
}
