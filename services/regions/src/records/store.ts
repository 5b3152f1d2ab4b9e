import { type RecordStore, recordsOf } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { checkRegionRecords } from '../checks/index.js';
import { dataSourceFor } from '../data-source.js';
import { FreshnessBasis } from '../entities/freshness-basis.js';
import { confirmFreshness } from '../repositories/freshness-repository.js';
import { countChanges } from '../repositories/named-record-repository.js';
import { holdOffWrites, lockWrites, meetWrites } from '../repositories/write-lock.js';
import { type ActivityFacts, loadActivities } from '../seed/load-activities.js';
import { loadTerritories } from '../seed/load-territories.js';
import { FRESHNESS, KINDS } from './kinds.js';
import { NAMED_KINDS } from './named-kinds.js';

/** The records of regions: of one region in its own deployment, of all that have not joined in the national one. */
export const recordStore: RecordStore = {
  service: 'regions',
  kinds: KINDS,
  dataSource: dataSourceFor,
  check: checkRegionRecords,
  async alsoChecked(manager) {
    const daysOf = (table: string, columns: string) =>
      manager.query(`select id as "recordId", ${columns} from ${table}`);
    const keysOf = (table: string, key = 'id') =>
      manager.query(`select ${key} as "recordId", sort_key as "sortKey" from ${table}`);
    return {
      bodyKeys: await keysOf('body'),
      eventKeys: await keysOf('event'),
      projectKeys: await keysOf('project'),
      municipalityKeys: await keysOf('municipality', 'code'),
      eventDays: await daysOf('event', 'date_from::text as "from", date_to::text as "to"'),
      projectDays: await daysOf('project', 'period_from::text as "from", period_to::text as "to"'),
    };
  },
  // A file tells when its data was confirmed where it was dumped; here it is by the load itself.
  settle: ({ kind }, fact) => ({ fact: kind === FRESHNESS ? undefined : fact }),
  // Where somebody has written since a load began, nobody does the next time.
  async holdOff(manager, _given, isRetry) {
    if (isRetry) await holdOffWrites(manager);
  },
  async lock(manager) {
    await lockWrites(manager);
    await meetWrites(manager);
  },
  confirmation: {
    async write(manager, region) {
      const known = await manager.query('select code from region where code = $1', [region]);
      if (known.length > 0) await confirmFreshness(manager, [region], FreshnessBasis.LOAD);
    },
    foresee(records, region, at) {
      if (!(records.regions ?? []).some(({ code }) => code === region)) return records;
      const others = (records[FRESHNESS] ?? []).filter(({ regionCode }) => regionCode !== region);
      const own = { regionCode: region, confirmedAt: at.toISOString(), basis: FreshnessBasis.LOAD };
      return { ...records, [FRESHNESS]: [...others, own] };
    },
  },
  // Equal rows are not touched: all are given, so that lists keep their order.
  async load(manager: EntityManager, changed, all, report) {
    for (const kind of NAMED_KINDS) {
      await countChanges(
        manager,
        kind,
        recordsOf<{ id: string }>(changed, kind).map(({ id }) => id),
      );
    }
    await loadTerritories(manager, report, {
      regions: recordsOf(all, 'regions'),
      municipalities: recordsOf(all, 'municipalities'),
    });
    const facts = Object.fromEntries(
      KINDS.filter(({ section, kind }) => section === 'activities' && kind !== FRESHNESS).map(({ kind }) => [
        kind,
        all[kind] ?? [],
      ]),
    );
    await loadActivities(manager, report, facts as unknown as ActivityFacts);
  },
};
