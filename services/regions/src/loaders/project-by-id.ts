import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Project } from '../entities/project.js';
import { findProjectsById } from '../repositories/project-repository.js';

export function projectById(db: EntityManager): DataLoader<string, Project | null> {
  return new DataLoader(async (ids) => batch(ids, await findProjectsById(db, ids), (project) => project.id));
}
