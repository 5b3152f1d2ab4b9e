import type { WriteResult } from '@hub/common';
import type { Context } from '../context.js';
import type { CreateProjectInput } from '../inputs/create-project-input.js';
import { refuseProject } from '../refusals/refuse-project.js';
import { createRecord } from './create-record.js';
import { projectMunicipalities } from './project-municipalities.js';
import { type ProjectRows, projectRows } from './project-rows.js';
import { bodiesOfProject } from './refuse-bodies.js';

/**
 * Makes a project of a region; its money is set by a write of its own. The caller must be the region's editor.
 *
 * @returns the project's id.
 */
export function createProject(
  input: CreateProjectInput,
  context: Context,
): Promise<WriteResult<string, ProjectRows>> {
  return createRecord({
    context,
    act: 'createProject',
    kind: 'projects',
    input,
    check: refuseProject,
    bodies: bodiesOfProject,
    build: (given, placed) => ({
      ...placed,
      nameInEnglish: given.nameInEnglish ?? null,
      registryNumbers: given.registryNumbers ?? [],
      programme: given.programme ?? null,
      applicationRound: given.applicationRound ?? null,
      status: given.status ?? null,
      ownerId: given.ownerId ?? null,
      ownerUnit: given.ownerUnit ?? null,
      ownerNote: null,
      funderIds: given.funderIds ?? [],
      partnerIds: given.partnerIds ?? [],
      bodyIds: given.bodyIds ?? [],
      steeringGroupId: given.steeringGroupId ?? null,
      start: given.start ?? null,
      end: given.end ?? null,
      statedDuration: null,
      reports: [],
      municipalities: projectMunicipalities(given.municipalities ?? [], [], placed.sources[0] as Source),
      statements: [],
      financing: null,
      fundingRule: null,
    }),
    rows: projectRows,
  });
}

type Source = Parameters<typeof projectMunicipalities>[2];
