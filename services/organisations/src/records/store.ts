import {
  compareRecords,
  type DataRecord,
  type RecordStore,
  readFacts,
  recordsOf,
  regionOfRecord,
  whyElsewhere,
} from '@hub/common';
import { checkOrganisationRecords } from '../checks/index.js';
import { dataSourceFor } from '../data-source.js';
import { findMerged } from '../repositories/merged-organisation-repository.js';
import type { OrganisationFact } from '../seed/facts.js';
import { FACTS } from '../seed/facts-file.js';
import { loadOrganisations } from '../seed/load-organisations.js';
import { KINDS } from './kinds.js';
import { requireMergesStay } from './merges-stay.js';
import { requireOneOrMerged } from './one-or-merged.js';

/** The register of organisations. */
export const recordStore: RecordStore = {
  service: 'organisations',
  kinds: KINDS,
  // A region's records refer to organisations of other regions.
  foreign: ['organisations'],
  shipped: () => readFacts(FACTS),
  dataSource: dataSourceFor,
  check: checkOrganisationRecords,
  alsoChecked: async (manager) => ({
    sortKeys: await manager.query('select id as "recordId", sort_key as "sortKey" from organisation'),
    merges: await manager.query(
      `select id, survivor_id as "survivorId", organisation_number as "organisationNumber", merged_at as "mergedAt"
       from merged_organisation`,
    ),
  }),
  async refuse(manager, given) {
    requireOneOrMerged(given);
    await requireMergesStay(manager, given);
  },
  async leftOut(manager, given) {
    const ids = recordsOf<OrganisationFact>(given, 'organisations').map(({ id }) => id);
    const merged = await findMerged(manager, ids);
    return new Map(
      merged.map(({ id, survivorId }) => [
        `organisations ${id}`,
        `the organisation was merged into ${survivorId} here, and stays so`,
      ]),
    );
  },
  settle({ kind }, given, current, { region, isOfRegion, also }) {
    const fact = withMerges(given, recordsOf<Merge>(also, 'merges'));
    if (current === undefined || regionOfRecord(current) === region) return { fact };
    const isClaimed = regionOfRecord(fact) === region;
    if (isClaimed && isOfRegion(kind, String(fact.id))) return { fact };
    const differs = compareRecords(current, fact).map(({ field }) => field);
    if (differs.length === 0) return { fact };
    return {
      fact: current,
      kept: isClaimed
        ? whyElsewhere(region, current)
        : `the organisation belongs to another region, whose file may change it; different here: ${differs.join(', ')}`,
    };
  },
  async load(manager, _changed, all, report) {
    const organisations = recordsOf<OrganisationFact>(all, 'organisations');
    const merged = new Set(organisations.flatMap(({ former }) => former.map(({ id }) => id)));
    await loadOrganisations(
      manager,
      report,
      organisations.filter(({ id }) => !merged.has(id)),
    );
  },
};

/** An organisation that was merged here. */
interface Merge {
  readonly id: string;
  readonly survivorId: string;
  readonly organisationNumber: string | null;
  readonly mergedAt: Date;
}

/** A file is a copy of an earlier day: what was merged since then stays merged, also into what the file merges. */
function withMerges(fact: DataRecord, merges: readonly Merge[]): DataRecord {
  const given = fact.former as OrganisationFact['former'];
  const survivors = new Set([fact.id, ...given.map(({ id }) => id)]);
  const known = merges
    .filter(({ survivorId }) => survivors.has(survivorId))
    .map(({ id, organisationNumber, mergedAt }) => ({
      id,
      organisationNumber,
      mergedAt: mergedAt.toISOString(),
    }));
  const ids = new Set(known.map(({ id }) => id));
  const former = [...known, ...given.filter(({ id }) => !ids.has(id))];
  return { ...fact, former: former.sort((one, other) => (one.id < other.id ? -1 : 1)) };
}
