import type { RecordKind } from '@hub/common';
import { z } from 'zod';
import { FreshnessBasis } from '../entities/freshness-basis.js';
import { bodyFact, eventFact, projectFact } from '../seed/activity-facts.js';
import { municipalityFact, regionFact } from '../seed/facts.js';
import {
  currentProcessFact,
  goalFact,
  goodExampleFact,
  needFact,
  platformFact,
  representationRuleFact,
  statisticFact,
} from '../seed/profile-facts.js';

const TERRITORY = {
  section: 'territories',
  key: 'code',
  regionIn: 'code',
  order: ['code'],
  dated: true,
  referable: true,
};

const ACTIVITY = { section: 'activities', key: 'id', regionIn: 'region_code' };

const NAMED = { ...ACTIVITY, order: ['id'], dated: true };

/** The kind that tells when a region's data was confirmed: the hub's own, which no file sets. */
export const FRESHNESS = 'freshness';

/** Sorted by their places in the region's list, which the file's order tells. */
const LISTED = { ...ACTIVITY, order: ['region_code', 'ordinal'], derived: ['ordinal'] };

const SEARCHED = ['search_text', 'search_folded', 'searchable'];

/** When a region's data was last confirmed, and by what. */
const freshnessRecord = z.object({
  regionCode: z.string().regex(/^\d{2}$/, 'a region code of two digits'),
  confirmedAt: z.iso.datetime({ offset: true, error: 'a time with its offset' }),
  basis: z.enum(FreshnessBasis),
});

/** What a region's own deployment holds, in the order it is loaded. */
export const KINDS: readonly RecordKind[] = [
  { ...TERRITORY, kind: 'regions', table: 'region', schema: regionFact },
  {
    ...TERRITORY,
    kind: 'municipalities',
    table: 'municipality',
    schema: municipalityFact,
    derived: ['region_code', 'sort_key', ...SEARCHED],
  },
  {
    ...NAMED,
    kind: 'bodies',
    table: 'body',
    schema: bodyFact,
    derived: ['sort_key', 'revision', ...SEARCHED],
    parts: [
      {
        field: 'seats',
        identified: true,
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
    derived: ['sort_key', 'revision', 'date_from', 'date_to', ...SEARCHED],
  },
  {
    ...NAMED,
    kind: 'projects',
    table: 'project',
    schema: projectFact,
    derived: ['sort_key', 'revision', 'period_from', 'period_to', ...SEARCHED],
    renamed: { period_start: 'start', period_end: 'end' },
    parts: [
      {
        field: 'municipalities',
        keyed: ['municipalityCode', 'role'],
        table: 'project_municipality',
        parent: 'project_id',
        order: ['ordinal', 'municipality_code', 'role'],
        derived: ['ordinal'],
        replaced: true,
      },
      {
        field: 'statements',
        identified: true,
        table: 'project_statement',
        parent: 'project_id',
        order: ['ordinal'],
        derived: ['ordinal'],
        replaced: true,
      },
    ],
  },
  { ...LISTED, kind: 'statistics', table: 'statistic', schema: statisticFact },
  { ...LISTED, kind: 'needs', table: 'need', schema: needFact },
  { ...LISTED, kind: 'goals', table: 'goal', schema: goalFact },
  {
    ...LISTED,
    kind: 'platforms',
    table: 'platform',
    schema: platformFact,
    renamed: { label: 'name' },
  },
  { ...LISTED, kind: 'currentProcesses', table: 'current_process', schema: currentProcessFact },
  { ...LISTED, kind: 'goodExamples', table: 'good_example', schema: goodExampleFact },
  { ...LISTED, kind: 'representationRules', table: 'representation_rule', schema: representationRuleFact },
  {
    section: 'activities',
    kind: FRESHNESS,
    table: 'freshness',
    key: 'region_code',
    regionIn: 'region_code',
    order: ['region_code'],
    schema: freshnessRecord,
    derived: ['facts_digest'],
  },
];
