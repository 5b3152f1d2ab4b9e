import { type RecordStore, recordsOf } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { checkRegionRecords } from '../checks/index.js';
import { dataSourceFor } from '../data-source.js';
import { type ActivityFacts, loadActivities } from '../seed/load-activities.js';
import { loadTerritories } from '../seed/load-territories.js';
import { KINDS } from './kinds.js';

/** The records of regions: of one region in its own deployment, of all that have not joined in the national one. */
export const recordStore: RecordStore = {
  service: 'regions',
  kinds: KINDS,
  dataSource: dataSourceFor,
  check: checkRegionRecords,
  // Equal rows are not touched: all are given, so that lists keep their order.
  async load(manager: EntityManager, _changed, all, report) {
    await loadTerritories(manager, report, {
      regions: recordsOf(all, 'regions'),
      municipalities: recordsOf(all, 'municipalities'),
    });
    const facts = Object.fromEntries(
      KINDS.filter(({ section }) => section === 'activities').map(({ kind }) => [kind, all[kind] ?? []]),
    );
    await loadActivities(manager, report, facts as unknown as ActivityFacts);
  },
};
