import { type Connection, createListLoader, type ListLoader } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { ProjectListArgs } from '../arguments/project-list-args.js';
import type { Project } from '../entities/project.js';
import { listProjectsOfRegions } from '../repositories/project-repository.js';

export function projectsOfRegion(db: EntityManager): ListLoader<ProjectListArgs, Connection<Project>> {
  return createListLoader((regionCodes, args) => listProjectsOfRegions(db, regionCodes, args));
}
