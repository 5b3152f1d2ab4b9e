import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { ProjectStatement } from '../entities/project-statement.js';
import { findStatementsOfProjects } from '../repositories/project-statement-repository.js';

export function statementsOfProject(db: EntityManager): DataLoader<string, ProjectStatement[]> {
  return new DataLoader(async (projectIds) =>
    batchMany(projectIds, await findStatementsOfProjects(db, projectIds), (row) => row.projectId),
  );
}
