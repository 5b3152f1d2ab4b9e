import type { EntityManager } from 'typeorm';
import type { Project } from '../entities/project.js';
import { findProjectsById } from '../repositories/project-repository.js';

/** What a write to a project shows. */
export interface ProjectRows {
  readonly project: Project | null;
}

/** Reads it, in the transaction of the write. */
export async function projectRows(tx: EntityManager, id: string): Promise<ProjectRows> {
  const [project] = await findProjectsById(tx, [id]);
  return { project: project ?? null };
}
