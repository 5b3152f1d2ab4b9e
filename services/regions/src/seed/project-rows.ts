import { periodOf, sortKey } from '@hub/common';
import type { z } from 'zod';
import type { projectFact } from './activity-facts.js';
import { searchColumns } from './search-columns.js';
import { searchedTexts } from './searched-texts.js';

type ProjectFact = z.output<typeof projectFact>;
type Row = Readonly<Record<string, unknown>>;

export function projectRow(project: ProjectFact): Row {
  return {
    id: project.id,
    region_code: project.regionCode,
    region_stated: project.regionStated,
    name: project.name,
    sort_key: sortKey(project.name),
    sources: project.sources,
    name_in_english: project.nameInEnglish,
    registry_numbers: project.registryNumbers,
    programme: project.programme,
    application_round: project.applicationRound,
    status: project.status,
    owner_id: project.ownerId,
    owner_unit: project.ownerUnit,
    owner_note: project.ownerNote,
    funder_ids: project.funderIds,
    partner_ids: project.partnerIds,
    body_ids: project.bodyIds,
    steering_group_id: project.steeringGroupId,
    period_start: project.start,
    period_end: project.end,
    period_from: project.start === null ? null : periodOf(project.start).from,
    period_to: project.end === null ? null : periodOf(project.end).to,
    stated_duration: project.statedDuration,
    reports: project.reports,
    financing: project.financing,
    funding_rule: project.fundingRule,
    ...searchColumns(searchedTexts.project(project)),
  };
}

/** In the order of the facts. */
export function projectMunicipalityRows({ id: projectId, municipalities }: ProjectFact): Row[] {
  return municipalities.map(({ municipalityCode, role, entry, throughId, sources }, index) => ({
    project_id: projectId,
    municipality_code: municipalityCode,
    role,
    ordinal: index + 1,
    entry,
    through_id: throughId,
    sources,
  }));
}

/** In the order of the facts. */
export function projectStatementRows({ id: projectId, statements }: ProjectFact): Row[] {
  return statements.map(({ id, kind, label, description, sources }, index) => ({
    id,
    project_id: projectId,
    ordinal: index + 1,
    kind,
    label,
    description,
    sources,
  }));
}
