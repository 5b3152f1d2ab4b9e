import {
  type DataRecord,
  type Finding,
  type FoundByDays,
  foundByDates,
  type Records,
  recordsOf,
  type SortedBy,
  sortedByNames,
} from '@hub/common';
import { attendanceHoldsWomenAndMen } from './attendance-holds-women-and-men.js';
import type { CheckedBody, CheckedEvent, CheckedProject, Placed } from './checked-records.js';
import { confirmationsArePast } from './confirmations-are-past.js';
import { datesArePossible } from './dates-are-possible.js';
import { datesAreRight } from './dates-are-right.js';
import { funderKeepsToRule } from './funder-keeps-to-rule.js';
import { idsFitRegion } from './ids-fit-region.js';
import { regionsAreFresh } from './regions-are-fresh.js';
import { seatsHoldWomenAndMen } from './seats-hold-women-and-men.js';
import { seatsSumToTotal } from './seats-sum-to-total.js';
import { sharesAreTheWhole } from './shares-are-the-whole.js';
import { statedSumsAddUp } from './stated-sums-add-up.js';
import { sumsCanBeShown } from './sums-can-be-shown.js';
import { territoriesExist } from './territories-exist.js';

/** The invariants of a region's own records, one file each. */
export function checkRegionRecords(records: Records, now: Date): Finding[] {
  const bodies = recordsOf<CheckedBody>(records, 'bodies');
  const events = recordsOf<CheckedEvent>(records, 'events');
  const projects = recordsOf<CheckedProject>(records, 'projects');
  const placed = Object.entries(records).flatMap(([kind, list]) =>
    list.filter(isPlaced).map((record) => ({ kind, record })),
  );
  return [
    ...territoriesExist(records),
    ...idsFitRegion(placed),
    ...seatsSumToTotal(bodies),
    ...seatsHoldWomenAndMen(bodies),
    ...attendanceHoldsWomenAndMen(events),
    ...sharesAreTheWhole(projects),
    ...funderKeepsToRule(projects),
    ...statedSumsAddUp(projects),
    ...sumsCanBeShown(bodies, events, projects),
    ...datesAreRight(records),
    ...datesArePossible(records, now),
    ...foundByDates(
      'events',
      records.events ?? [],
      ['date', 'date'],
      recordsOf<FoundByDays>(records, 'eventDays'),
    ),
    ...foundByDates(
      'projects',
      records.projects ?? [],
      ['start', 'end'],
      recordsOf<FoundByDays>(records, 'projectDays'),
    ),
    ...Object.entries(SORTED).flatMap(([kind, keys]) =>
      sortedByNames(kind, records[kind] ?? [], recordsOf<SortedBy>(records, keys)),
    ),
    ...regionsAreFresh(records, now),
    ...confirmationsArePast(records, now),
  ];
}

/** Kinds whose lists are sorted by name, with where what they are sorted by stands. */
const SORTED = {
  bodies: 'bodyKeys',
  events: 'eventKeys',
  projects: 'projectKeys',
  municipalities: 'municipalityKeys',
} as const;

const isPlaced = (record: DataRecord): record is DataRecord & Placed =>
  typeof record.id === 'string' && typeof record.regionCode === 'string';
