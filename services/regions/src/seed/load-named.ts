import { type LoadReport, loadRows } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { bodyFact, eventFact, projectFact } from './activity-facts.js';
import { bodyRow, seatRows } from './body-rows.js';
import { eventRow } from './event-row.js';
import { projectMunicipalityRows, projectRow, projectStatementRows } from './project-rows.js';

export type BodyFact = z.output<typeof bodyFact>;
export type EventFact = z.output<typeof eventFact>;
export type ProjectFact = z.output<typeof projectFact>;

/** Bodies, events and projects, with what belongs to them. */
export interface NamedFacts {
  readonly bodies: readonly BodyFact[];
  readonly events: readonly EventFact[];
  readonly projects: readonly ProjectFact[];
}

/** Inserts and updates what differs, with all columns that are made from others. The regions must be there already. */
export async function loadNamed(
  manager: EntityManager,
  report: LoadReport,
  { bodies, events, projects }: NamedFacts,
): Promise<void> {
  const load = (kind: string, table: string, rows: readonly Row[], key = ['id'], updatedAt?: string) =>
    loadRows({ manager, report, kind, table, key, rows, updatedAt });
  await load('bodies', 'body', bodies.map(bodyRow), ['id'], 'updated_at');
  await load('seats', 'seat', bodies.flatMap(seatRows));
  await load('events', 'event', events.map(eventRow), ['id'], 'updated_at');
  await load('projects', 'project', projects.map(projectRow), ['id'], 'updated_at');
  await load('projectMunicipalities', 'project_municipality', projects.flatMap(projectMunicipalityRows), [
    'project_id',
    'municipality_code',
    'role',
  ]);
  await load('projectStatements', 'project_statement', projects.flatMap(projectStatementRows));
}

type Row = Readonly<Record<string, unknown>>;
