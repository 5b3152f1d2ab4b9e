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
  }),
  async lock(_manager, given) {
    requireOneOrMerged(given);
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
  settle({ kind }, given, current, { region, isOfRegion }) {
    const fact = withMerges(given, current);
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

/** A file is a copy of an earlier day: what was merged since then stays merged. */
function withMerges(fact: DataRecord, current: DataRecord | undefined): DataRecord {
  const known = (current?.former ?? []) as OrganisationFact['former'];
  const ids = new Set(known.map(({ id }) => id));
  const more = (fact.former as OrganisationFact['former']).filter(({ id }) => !ids.has(id));
  const former = [...known, ...more].sort((one, other) => (one.id < other.id ? -1 : 1));
  return { ...fact, former };
}
