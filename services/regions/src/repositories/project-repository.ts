import {
  type Connection,
  checkRegionCodes,
  filterBySearch,
  keysetPage,
  keysetPages,
  type SortField,
} from '@hub/common';
import { Any, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { ProjectListArgs } from '../arguments/project-list-args.js';
import { type ProjectOrder, ProjectOrderField } from '../arguments/project-order.js';
import type { ProjectsArgs } from '../arguments/projects-args.js';
import { Project } from '../entities/project.js';
import { ProjectMunicipality } from '../entities/project-municipality.js';
import { notElsewhere } from '../not-elsewhere.js';

/** In no order; ids that are not here are left out. */
export function findProjectsById(db: EntityManager, ids: readonly string[]): Promise<Project[]> {
  return db.findBy(Project, { id: Any([...ids]) });
}

/** As the source lists them. */
export function findMunicipalitiesOfProjects(
  db: EntityManager,
  projectIds: readonly string[],
): Promise<ProjectMunicipality[]> {
  return db.find(ProjectMunicipality, {
    where: { projectId: Any([...projectIds]) },
    order: { ordinal: 'ASC' },
  });
}

/**
 * A page of the projects that the filter lets through; by name where no order is given.
 *
 * @throws HubError BAD_USER_INPUT for a region that does not exist.
 */
export async function listProjects(
  db: EntityManager,
  { regionCode, registryNumber, activeOn, search, orderBy, ...page }: ProjectsArgs,
  elsewhere: readonly string[],
): Promise<Connection<Project>> {
  const filter = { regionCode, registryNumber, activeOn, search };
  return keysetPage({
    name: 'projects',
    query: notElsewhere(
      'project.regionCode',
      elsewhere,
      filtered(db.createQueryBuilder(Project, 'project'), filter),
    ),
    filter,
    order: order(orderBy),
    page,
  });
}

/** The same page of the projects of each region, in the regions' order. */
export function listProjectsOfRegions(
  db: EntityManager,
  regionCodes: readonly string[],
  { orderBy, ...page }: ProjectListArgs,
): Promise<(Connection<Project> | Error)[]> {
  return keysetPages({
    name: 'Region.projects',
    query: db.createQueryBuilder(Project, 'project').where('project.regionStated'),
    order: order(orderBy),
    parent: 'project.regionCode',
    parents: regionCodes,
    page,
  });
}

/** The same page of the projects that each municipality has a part in, in the municipalities' order. */
export function listProjectsOfMunicipalities(
  db: EntityManager,
  municipalityCodes: readonly string[],
  { orderBy, ...page }: ProjectListArgs,
  elsewhere: readonly string[],
): Promise<(Connection<Project> | Error)[]> {
  const query = db.createQueryBuilder(Project, 'project').innerJoin(
    // Distinct, since a municipality can have several roles in a project.
    (part) =>
      part
        .select('part.project_id', 'project_id')
        .addSelect('part.municipality_code', 'municipality_code')
        .distinct()
        .from(ProjectMunicipality, 'part')
        .where('part.municipality_code = any(:municipalityCodes)', { municipalityCodes }),
    'taking_part',
    'taking_part.project_id = project.id',
  );
  return keysetPages({
    name: 'Municipality.projects',
    query: notElsewhere('project.regionCode', elsewhere, query),
    order: order(orderBy),
    parent: 'taking_part.municipality_code',
    parents: municipalityCodes,
    page,
  });
}

function filtered(
  query: SelectQueryBuilder<Project>,
  {
    regionCode,
    registryNumber,
    activeOn,
    search,
  }: Pick<ProjectsArgs, 'regionCode' | 'registryNumber' | 'activeOn' | 'search'>,
): SelectQueryBuilder<Project> {
  checkRegionCodes(regionCode ?? []);
  filterBySearch(query, 'project.searchable', search);
  if (regionCode != null) {
    query.andWhere('project.regionStated and project.regionCode = any(:regionCode)', { regionCode });
  }
  if (registryNumber != null) {
    query.andWhere('project.registryNumbers @> array[:registryNumber]', { registryNumber });
  }
  if (activeOn != null) {
    query.andWhere(
      'project.periodFrom <= :activeOn and (project.periodTo > :activeOn or project.periodTo is null)',
      { activeOn },
    );
  }
  return query;
}

function order(orderBy: ProjectOrder | null | undefined): SortField[] {
  return [{ ...SORT_FIELDS[orderBy?.by ?? ProjectOrderField.NAME], direction: orderBy?.direction }];
}

const SORT_FIELDS: Readonly<Record<ProjectOrderField, SortField>> = {
  [ProjectOrderField.NAME]: { expression: 'project.sortKey', type: 'text' },
  [ProjectOrderField.START]: { expression: 'project.printedStart', type: 'text', nullable: true },
  [ProjectOrderField.UPDATED_AT]: { expression: 'project.updatedAt', type: 'timestamp' },
};
