import { compareRecords, type RecordStore, recordsOf } from '@hub/common';
import { checkOrganisationRecords } from '../checks/index.js';
import { dataSourceFor } from '../data-source.js';
import type { OrganisationFact } from '../seed/facts.js';
import { loadOrganisations } from '../seed/load-organisations.js';
import { KINDS } from './kinds.js';

/** The register of organisations. */
export const recordStore: RecordStore = {
  service: 'organisations',
  kinds: KINDS,
  // A region's records refer to organisations of other regions.
  foreign: ['organisations'],
  dataSource: dataSourceFor,
  check: checkOrganisationRecords,
  settle(_kind, fact, current, { region }) {
    if (current === undefined || (current.regionCode ?? '00') === region) return { fact };
    const differs = compareRecords(current, fact).map(({ field }) => field);
    if (differs.length === 0) return { fact };
    return {
      fact: current,
      kept: `the organisation belongs to another region, whose file may change it; different here: ${differs.join(', ')}`,
    };
  },
  load: (manager, _changed, all, report) =>
    loadOrganisations(manager, report, recordsOf<OrganisationFact>(all, 'organisations')),
};
