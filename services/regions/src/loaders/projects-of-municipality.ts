import { type Connection, createListLoader, type ListLoader } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { ProjectListArgs } from '../arguments/project-list-args.js';
import type { Project } from '../entities/project.js';
import { listProjectsOfMunicipalities } from '../repositories/project-repository.js';

export function projectsOfMunicipality(
  db: EntityManager,
  elsewhere: readonly string[],
): ListLoader<ProjectListArgs, Connection<Project>> {
  return createListLoader((municipalityCodes, args) =>
    listProjectsOfMunicipalities(db, municipalityCodes, args, elsewhere),
  );
}
