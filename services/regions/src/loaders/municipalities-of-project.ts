import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { ProjectMunicipality } from '../entities/project-municipality.js';
import { findMunicipalitiesOfProjects } from '../repositories/project-repository.js';

export function municipalitiesOfProject(db: EntityManager): DataLoader<string, ProjectMunicipality[]> {
  return new DataLoader(async (projectIds) =>
    batchMany(projectIds, await findMunicipalitiesOfProjects(db, projectIds), (part) => part.projectId),
  );
}
