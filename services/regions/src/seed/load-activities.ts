import { type LoadReport, loadRows, periodOf, readFacts, readRecords, sortKey } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { bodyFact, eventFact, goalFact, needFact, projectFact, statisticFact } from './activity-facts.js';

/** What one deployment holds of the facts of the subgraph `activities`. */
export interface ActivityFacts {
  readonly bodies: readonly z.infer<typeof bodyFact>[];
  readonly events: readonly z.infer<typeof eventFact>[];
  readonly projects: readonly z.infer<typeof projectFact>[];
  readonly statistics: readonly z.infer<typeof statisticFact>[];
  readonly needs: readonly z.infer<typeof needFact>[];
  readonly goals: readonly z.infer<typeof goalFact>[];
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
  return {
    bodies,
    events: own('events', eventFact).map((event) => withKnownBody(event, bodies, report)),
    projects: own('projects', projectFact),
    statistics: own('statistics', statisticFact),
    needs: own('needs', needFact),
    goals: own('goals', goalFact),
  };
}

/** Inserts and updates what differs; the regions must be there already. */
export async function loadActivities(
  manager: EntityManager,
  report: LoadReport,
  { bodies, events, projects, statistics, needs, goals }: ActivityFacts,
): Promise<void> {
  const load = (kind: string, table: string, rows: readonly Row[], key = ['id'], updatedAt?: string) =>
    loadRows({ manager, report, kind, table, key, rows, updatedAt });
  await load('bodies', 'body', bodies.map(bodyRow), ['id'], 'updated_at');
  await load('seats', 'seat', bodies.flatMap(seatRows));
  await load('events', 'event', events.map(eventRow), ['id'], 'updated_at');
  await load('projects', 'project', projects.map(projectRow), ['id'], 'updated_at');
  await load('projectMunicipalities', 'project_municipality', projects.flatMap(municipalityRows), [
    'project_id',
    'municipality_code',
    'role',
  ]);
  await load('statistics', 'statistic', statistics.map(statisticRow));
  await load('needs', 'need', needs.map(needRow));
  await load('goals', 'goal', goals.map(goalRow));
}

/** Removes the rows of regions that live in deployments of their own. */
export async function removeActivities(
  manager: EntityManager,
  regionCodes: readonly string[],
): Promise<void> {
  for (const table of ['goal', 'need', 'statistic', 'project', 'event', 'body']) {
    await manager.query(`delete from ${table} where region_code = any($1)`, [regionCodes]);
  }
}

type Row = Readonly<Record<string, unknown>>;

function withKnownBody(
  event: ActivityFacts['events'][number],
  bodies: ActivityFacts['bodies'],
  report: LoadReport,
): ActivityFacts['events'][number] {
  const { id, bodyId } = event;
  if (bodyId === null || bodies.some((body) => body.id === bodyId)) {
    return event;
  }
  report.refused.push({ kind: 'events', id, field: 'bodyId', value: bodyId, reason: 'the id of a body' });
  return { ...event, bodyId: null };
}

function bodyRow(body: ActivityFacts['bodies'][number]): Row {
  return {
    ...named(body),
    kind: body.kind,
    stated_seats: body.statedSeats,
    member_categories: body.memberCategories,
    women: body.women,
    men: body.men,
    founded: body.founded,
    decided: body.decided,
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
  }));
}

function eventRow(event: ActivityFacts['events'][number]): Row {
  const period = event.date === null ? null : periodOf(event.date);
  return {
    ...named(event),
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
    women: event.women,
    men: event.men,
  };
}

function projectRow(project: ActivityFacts['projects'][number]): Row {
  return {
    ...named(project),
    registry_numbers: project.registryNumbers,
    programme: project.programme,
    owner_id: project.ownerId,
    funder_ids: project.funderIds,
    partner_ids: project.partnerIds,
    period_start: project.start,
    period_end: project.end,
    period_from: project.start === null ? null : periodOf(project.start).from,
    period_to: project.end === null ? null : periodOf(project.end).to,
    stated_duration: project.statedDuration,
    financing: project.financing,
    funding_rule: project.fundingRule,
  };
}

function municipalityRows({ id: projectId, municipalities }: ActivityFacts['projects'][number]): Row[] {
  return municipalities.map(({ municipalityCode, role, entry }, index) => ({
    project_id: projectId,
    municipality_code: municipalityCode,
    role,
    ordinal: index + 1,
    entry,
  }));
}

function statisticRow(statistic: ActivityFacts['statistics'][number], index: number): Row {
  return {
    ...listed(statistic, index),
    value: statistic.value,
    value_to: statistic.valueTo,
    unit: statistic.unit,
    approximate: statistic.approximate,
    period: statistic.period,
    period_derived: statistic.periodDerived,
  };
}

function needRow(need: ActivityFacts['needs'][number], index: number): Row {
  return { ...listed(need, index), kind: need.kind };
}

function goalRow(goal: ActivityFacts['goals'][number], index: number): Row {
  return { ...listed(goal, index), target_year: goal.targetYear };
}

interface Fact {
  readonly id: string;
  readonly regionCode: string;
  readonly sources: unknown;
}

function named({ id, regionCode, name, sources }: Fact & { name: string }): Row {
  return { id, region_code: regionCode, name, sort_key: sortKey(name), sources };
}

function listed({ id, regionCode, label, sources }: Fact & { label: string }, index: number): Row {
  return { id, region_code: regionCode, ordinal: index + 1, label, sources };
}
