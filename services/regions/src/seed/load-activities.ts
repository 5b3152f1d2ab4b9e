import { type IsLoaded, type LoadReport, loadRows, readFacts, readRecords, withoutLoaded } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { bodyFact, eventFact, projectFact } from './activity-facts.js';
import { withKnownReferences } from './known-references.js';
import { loadNamed, type NamedFacts } from './load-named.js';
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

/** What one deployment holds of the facts of the subgraph `activities`. */
export interface ActivityFacts extends ProfileFacts, NamedFacts {}

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
  await loadNamed(manager, report, withoutLoaded(facts, isLoaded));
  for (const [kind, table, rows] of profileRows(facts)) {
    await loadRows({
      manager,
      report,
      kind,
      table,
      key: ['id'],
      rows: rows.filter((row) => !isLoaded(kind, row)),
    });
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
