import { type RecordStore, readFacts, recordsOf } from '@hub/common';
import { checkAgreementRecords } from '../checks/index.js';
import { dataSourceFor } from '../data-source.js';
import { confirmFile } from '../repositories/confirmation-repository.js';
import { lockAgreements } from '../repositories/counter-repository.js';
import { holdOffMerges } from '../repositories/merged-organisation-repository.js';
import { agreementRows } from '../seed/agreement-rows.js';
import type { AgreementFact } from '../seed/facts.js';
import { writeAgreements } from '../seed/load-agreements.js';
import { addToRecord, DOCUMENTS } from '../seed/load-record.js';
import type { RecordFacts } from '../seed/record-facts.js';
import { moveLeftOver } from '../use-cases/apply-merge.js';
import { tellLoaded } from '../use-cases/tell-loaded.js';
import { agreementsIn, organisationsIn } from './in-file.js';
import { KINDS, SHARED } from './kinds.js';
import { requireKnownAgreements } from './known-agreements.js';
import { knownDecisions } from './known-decisions.js';
import type { AdherenceRecord, CounterRecord } from './live-records.js';
import { loadLive } from './load-live.js';
import { loadVersionRecords } from './load-version-records.js';
import { movedInWords } from './moved-in-words.js';
import { requireOwnAgreements } from './own-agreements.js';
import { settle } from './settle.js';

/** The register of agreements, with the signatures. */
export const recordStore: RecordStore = {
  service: 'agreements',
  kinds: KINDS,
  foreign: SHARED,
  dataSource: dataSourceFor,
  shipped: async () => ({ documents: (await readFacts(DOCUMENTS)).documents ?? [] }),
  settle,
  // A merge that came while a signature is written would find nothing to move, and the load no merge.
  async holdOff(manager, given, isRetry) {
    if (!isRetry) await holdOffMerges(manager, organisationsIn(given));
  },
  async refuse(manager, given, region) {
    requireOwnAgreements(given, region);
    await requireKnownAgreements(manager, given);
  },
  lock: (manager, records) => lockAgreements(manager, agreementsIn(records)),
  // A file of an earlier day names organisations as they were called then.
  mend: async (manager, given) => (await moveLeftOver(manager, agreementsIn(given))).flatMap(movedInWords),
  confirmation: { write: confirmFile },
  check: checkAgreementRecords,
  async alsoChecked(manager) {
    const changes = await manager.query(
      'select key as "agreementId", sequence::float8 as sequence from outbox order by id',
    );
    const uncounted = await manager.query(
      `select id as "agreementId" from agreement
       where id not in (select agreement_id from signatory_counter) order by id`,
    );
    const years = await manager.query(
      'select id as "agreementId", years, first_year as "firstYear" from agreement',
    );
    const documentDays = await manager.query(
      'select id as "recordId", date_from::text as "from", date_to::text as "to" from document',
    );
    const titleKeys = async (table: string) =>
      manager.query(`select id as "recordId", title_key as "sortKey" from ${table}`);
    const hashes = await manager.query(
      'select id as "versionId", text_hash as "textHash" from agreement_version',
    );
    const merges = await manager.query(
      'select id, survivor_id as "survivorId" from merged_organisation order by id',
    );
    return {
      changes,
      uncounted,
      years,
      documentDays,
      agreementKeys: await titleKeys('agreement'),
      documentKeys: await titleKeys('document'),
      hashes,
      merges,
      knownDecisions: await knownDecisions(manager),
    };
  },
  async load(manager, changed, all, report) {
    const write = async () => {
      await writeAgreements(manager, recordsOf<AgreementFact>(all, 'agreements').map(agreementRows), report);
      await loadVersionRecords(manager, changed);
      const { documents } = all as Partial<RecordFacts>;
      await addToRecord(
        manager,
        { ...(changed as Partial<RecordFacts>), ...(documents && { documents }) },
        report,
      );
      await loadLive(manager, changed);
    };
    await tellLoaded(manager, write, {
      adherences: recordsOf<AdherenceRecord>(changed, 'adherences'),
      counters: recordsOf<CounterRecord>(changed, 'counters'),
    });
  },
};
