import { type RecordStore, recordsOf } from '@hub/common';
import { checkAgreementRecords } from '../checks/index.js';
import { dataSourceFor } from '../data-source.js';
import { agreementRows } from '../seed/agreement-rows.js';
import type { AgreementFact } from '../seed/facts.js';
import { loadAgreements } from '../seed/load-agreements.js';
import { KINDS } from './kinds.js';
import { loadLive, lockAgreements } from './load-live.js';
import { settle } from './settle.js';

/** The register of agreements, with the signatures. */
export const recordStore: RecordStore = {
  service: 'agreements',
  kinds: KINDS,
  dataSource: dataSourceFor,
  settle,
  lock: lockAgreements,
  check: checkAgreementRecords,
  async alsoChecked(manager) {
    const changes = await manager.query(
      'select key as "agreementId", sequence::float8 as sequence from outbox order by id',
    );
    return { changes };
  },
  async load(manager, changed, _all, report) {
    await loadAgreements(manager, recordsOf<AgreementFact>(changed, 'agreements').map(agreementRows), report);
    await loadLive(manager, changed);
  },
};
