import { type IsLoaded, type LoadReport, loadRows, readFacts, readRecords } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { type DecisionRecord, decisionRecord } from '../records/version-records.js';

/** Reads the decisions of record.json; those that do not fit are added to the report. */
export async function readDecisions(report: LoadReport): Promise<readonly DecisionRecord[]> {
  const { decisions = [] } = await readFacts(new URL('../../src/seed/record.json', import.meta.url));
  return readRecords(decisions, { kind: 'decisions', schema: decisionRecord, report });
}

/**
 * Loads the decisions about versions, which must be there. Clients add decisions too: those of an agreement that its
 * owner has written or loaded are the owner's, and left alone.
 */
export async function loadDecisions(
  manager: EntityManager,
  decisions: readonly DecisionRecord[],
  report: LoadReport,
  isLoaded: IsLoaded,
): Promise<void> {
  const rows = decisions
    .filter((fact) => !isLoaded('agreements', { id: fact.agreementId }) && !isLoaded('decisions', fact))
    .map(({ agreementId, versionId, registryNumber, ...decision }) => ({
      ...decision,
      agreement_id: agreementId,
      version_id: versionId,
      registry_number: registryNumber,
    }));
  await manager.query(
    `delete from decision where id <> all($1::text[])
     and agreement_id not in (select id from loaded_record where kind = 'agreements')
     and id not in (select id from loaded_record where kind = 'decisions')`,
    [rows.map(({ id }) => id)],
  );
  await loadRows({ manager, report, kind: 'decisions', table: 'decision', key: ['id'], rows });
}
