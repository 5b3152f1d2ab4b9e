import { refuseOptionalText, type WriteResult } from '@hub/common';
import type { Context } from '../context.js';
import type { EditProjectInput } from '../inputs/edit-project-input.js';
import { refuseEmptied } from '../refusals/refuse-emptied.js';
import { refuseProject } from '../refusals/refuse-project.js';
import { editRecord } from './edit-record.js';
import { given, givenList } from './given.js';
import { projectMunicipalities } from './project-municipalities.js';
import { type ProjectRows, projectRows } from './project-rows.js';
import { bodiesOfProject } from './refuse-bodies.js';

/** Changes a project; its money is set by a write of its own. @returns the project's id. */
export function editProject(
  input: EditProjectInput,
  context: Context,
): Promise<WriteResult<string, ProjectRows>> {
  return editRecord({
    context,
    act: 'editProject',
    kind: 'projects',
    what: 'project',
    input,
    named: { id: input.id, field: 'id', what: 'project' },
    check: (edit) => [
      ...refuseEmptied(edit, 'name'),
      ...refuseOptionalText(edit.name, { what: 'name', field: ['name'] }),
      ...refuseProject(edit),
    ],
    bodies: bodiesOfProject,
    edit: (project, edit, source) => ({
      ...project,
      name: edit.name ?? project.name,
      nameInEnglish: given(edit.nameInEnglish, project.nameInEnglish),
      registryNumbers: givenList(edit.registryNumbers, project.registryNumbers),
      programme: given(edit.programme, project.programme),
      applicationRound: given(edit.applicationRound, project.applicationRound),
      status: given(edit.status, project.status),
      ownerId: given(edit.ownerId, project.ownerId),
      ownerUnit: given(edit.ownerUnit, project.ownerUnit),
      // What was said of the owner is not said of another.
      ownerNote: given(edit.ownerId, project.ownerId) === project.ownerId ? project.ownerNote : null,
      funderIds: givenList(edit.funderIds, project.funderIds),
      partnerIds: givenList(edit.partnerIds, project.partnerIds),
      bodyIds: givenList(edit.bodyIds, project.bodyIds),
      steeringGroupId: given(edit.steeringGroupId, project.steeringGroupId),
      start: given(edit.start, project.start),
      end: given(edit.end, project.end),
      municipalities:
        edit.municipalities === undefined
          ? project.municipalities
          : projectMunicipalities(edit.municipalities ?? [], project.municipalities, source),
    }),
    shown: ({ id }) => id,
    rows: projectRows,
  });
}
