import type { RecordKind } from '@hub/common';
import {
  bodyFact,
  eventFact,
  goalFact,
  needFact,
  projectFact,
  statisticFact,
} from '../seed/activity-facts.js';
import { municipalityFact, regionFact } from '../seed/facts.js';

const TERRITORY = { section: 'territories', key: 'code', regionIn: 'code', order: ['code'], dated: true };

const ACTIVITY = { section: 'activities', key: 'id', regionIn: 'region_code' };

const NAMED = { ...ACTIVITY, order: ['id'], dated: true };

/** Sorted by their places in the region's list, which the file's order tells. */
const LISTED = { ...ACTIVITY, order: ['region_code', 'ordinal'], derived: ['ordinal'] };

/** What a region's own deployment holds, in the order it is loaded. */
export const KINDS: readonly RecordKind[] = [
  { ...TERRITORY, kind: 'regions', table: 'region', schema: regionFact },
  {
    ...TERRITORY,
    kind: 'municipalities',
    table: 'municipality',
    schema: municipalityFact,
    derived: ['region_code', 'sort_key'],
  },
  {
    ...NAMED,
    kind: 'bodies',
    table: 'body',
    schema: bodyFact,
    derived: ['sort_key'],
    parts: [
      {
        field: 'seats',
        table: 'seat',
        parent: 'body_id',
        order: ['ordinal'],
        derived: ['ordinal'],
        replaced: true,
      },
    ],
  },
  {
    ...NAMED,
    kind: 'events',
    table: 'event',
    schema: eventFact,
    derived: ['sort_key', 'date_from', 'date_to'],
  },
  {
    ...NAMED,
    kind: 'projects',
    table: 'project',
    schema: projectFact,
    derived: ['sort_key', 'period_from', 'period_to'],
    renamed: { period_start: 'start', period_end: 'end' },
    parts: [
      {
        field: 'municipalities',
        table: 'project_municipality',
        parent: 'project_id',
        order: ['ordinal', 'municipality_code', 'role'],
        derived: ['ordinal'],
        replaced: true,
      },
    ],
  },
  { ...LISTED, kind: 'statistics', table: 'statistic', schema: statisticFact },
  { ...LISTED, kind: 'needs', table: 'need', schema: needFact },
  { ...LISTED, kind: 'goals', table: 'goal', schema: goalFact },
];
