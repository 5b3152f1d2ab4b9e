import {
  type IsLoaded,
  type LoadReport,
  loadRows,
  periodOf,
  readFacts,
  readRecords,
  sortKey,
  withoutLoaded,
} from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { bodyFact, eventFact, projectFact } from './activity-facts.js';
import { withKnownReferences } from './known-references.js';
import {
  currentProcessFact,
  goalFact,
  goodExampleFact,
  needFact,
  platformFact,
  representationRuleFact,
  statisticFact,
} from './profile-facts.js';
import { type ProfileFacts, profileRows } from './profile-rows.js';
import { projectMunicipalityRows, projectRow, projectStatementRows } from './project-rows.js';
import { searchColumns } from './search-columns.js';

/** What one deployment holds of the facts of the subgraph `activities`. */
export interface ActivityFacts extends ProfileFacts {
  readonly bodies: readonly z.infer<typeof bodyFact>[];
  readonly events: readonly z.infer<typeof eventFact>[];
  readonly projects: readonly z.infer<typeof projectFact>[];
}

/**
 * Reads and checks the facts; those that do not hold are refused in the report.
 *
 * @param isOwn whether the deployment holds the rows of a region.
 */
export async function readActivities(
  isOwn: (regionCode: string) => boolean,
  report: LoadReport,
): Promise<ActivityFacts> {
  const facts = await readFacts(new URL('../../src/seed/activities.json', import.meta.url));
  const own = <Fact extends { regionCode: string }>(kind: string, schema: z.ZodType<Fact>): Fact[] => {
    const records = (facts[kind] ?? []).filter((record) => isOwn((record as Fact).regionCode));
    return readRecords(records, { kind, schema, report });
  };
  const bodies = own('bodies', bodyFact);
  const toBodies = { what: 'body', known: bodies, report };
  const events = withKnownReferences(own('events', eventFact), {
    ...toBodies,
    kind: 'events',
    fields: ['bodyId'],
  });
  const projects = withKnownReferences(own('projects', projectFact), {
    ...toBodies,
    kind: 'projects',
    fields: ['steeringGroupId'],
  });
  const needs = withKnownReferences(own('needs', needFact), {
    kind: 'needs',
    fields: ['eventId'],
    what: 'event',
    known: events,
    report,
  });
  const goals = withKnownReferences(own('goals', goalFact), {
    ...toBodies,
    kind: 'goals',
    fields: ['bodyId'],
  });
  return {
    bodies,
    events,
    projects,
    statistics: own('statistics', statisticFact),
    needs,
    goals: withKnownReferences(goals, {
      kind: 'goals',
      fields: ['projectId'],
      what: 'project',
      known: projects,
      report,
    }),
    platforms: own('platforms', platformFact),
    currentProcesses: own('currentProcesses', currentProcessFact),
    goodExamples: own('goodExamples', goodExampleFact),
    representationRules: own('representationRules', representationRuleFact),
  };
}

/**
 * Inserts and updates what differs; the regions must be there already.
 *
 * @param isLoaded records that are left alone, since their owner has loaded them; default none. They count for the
 *   places of the others.
 */
export async function loadActivities(
  manager: EntityManager,
  report: LoadReport,
  facts: ActivityFacts,
  isLoaded: IsLoaded = () => false,
): Promise<void> {
  const { bodies, events, projects } = withoutLoaded(facts, isLoaded);
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
  for (const [kind, table, rows] of profileRows(facts)) {
    await load(
      kind,
      table,
      rows.filter((row) => !isLoaded(kind, row)),
    );
  }
}

/** Removes the rows of regions that live in deployments of their own. */
export async function removeActivities(
  manager: EntityManager,
  regionCodes: readonly string[],
): Promise<void> {
  for (const table of REFERRING_FIRST) {
    await manager.query(`delete from ${table} where region_code = any($1)`, [regionCodes]);
  }
}

type Row = Readonly<Record<string, unknown>>;

/** The tables of the regions' rows; what lies below them goes with them. */
const REFERRING_FIRST = [
  'representation_rule',
  'good_example',
  'current_process',
  'platform',
  'goal',
  'need',
  'statistic',
  'project',
  'event',
  'body',
];

function bodyRow(body: ActivityFacts['bodies'][number]): Row {
  return {
    ...named(body),
    name_is_printed: body.nameIsPrinted,
    aliases: body.aliases,
    kind: body.kind,
    stated_seats: body.statedSeats,
    member_categories: body.memberCategories,
    women: body.women,
    men: body.men,
    founded: body.founded,
    decided: body.decided,
    description: body.description,
    work_shares: body.workShares,
    preparatory_document: body.preparatoryDocument,
    ...searchColumns([body.name, ...body.aliases, ...body.memberCategories]),
  };
}

function seatRows({ id: bodyId, seats }: ActivityFacts['bodies'][number]): Row[] {
  return seats.map((seat, index) => ({
    id: seat.id,
    body_id: bodyId,
    ordinal: index + 1,
    side: seat.side,
    sector: seat.sector,
    count: seat.count,
    organisation_id: seat.organisationId,
    later_organisation_id: seat.laterOrganisationId,
    functions: seat.functions,
    valid_from: seat.validFrom,
    valid_to: seat.validTo,
    board_of_id: seat.boardOfId,
    sources: seat.sources,
  }));
}

function eventRow(event: ActivityFacts['events'][number]): Row {
  const period = event.date === null ? null : periodOf(event.date);
  return {
    ...named(event),
    name_is_printed: event.nameIsPrinted,
    kind: event.kind,
    date: event.date,
    date_from: period?.from ?? null,
    date_to: period?.to ?? null,
    date_stated: event.dateStated,
    occurrences: event.occurrences,
    place: event.place,
    body_id: event.bodyId,
    organiser_ids: event.organiserIds,
    registered: event.registered,
    attended: event.attended,
    attendance_approximate: event.attendanceApproximate,
    attendance_stated: event.attendanceStated,
    focus: event.focus,
    description: event.description,
    women: event.women,
    men: event.men,
    ...searchColumns([event.name, event.place, event.focus]),
  };
}

interface Fact {
  readonly id: string;
  readonly regionCode: string;
  readonly regionStated: boolean;
  readonly sources: unknown;
}

function named({ id, regionCode, regionStated, name, sources }: Fact & { name: string }): Row {
  return { id, region_code: regionCode, region_stated: regionStated, name, sort_key: sortKey(name), sources };
}
