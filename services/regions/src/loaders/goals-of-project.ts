import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Goal } from '../entities/goal.js';
import { findGoalsOfProjects } from '../repositories/project-statement-repository.js';

export function goalsOfProject(db: EntityManager): DataLoader<string, Goal[]> {
  return new DataLoader(async (projectIds) =>
    batchMany(projectIds, await findGoalsOfProjects(db, projectIds), (goal) => goal.projectId ?? ''),
  );
}
