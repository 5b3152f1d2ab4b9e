import type { EntityManager } from 'typeorm';
import type { LoadReport } from '../seed/load-report.js';
import { checkDatabase } from './check-records.js';
import { countFindings, newFindings } from './finding.js';
import { lockLoads } from './lock-loads.js';
import { printFinding, printRecord } from './print-findings.js';
import type { RecordStore } from './record-store.js';

/**
 * Runs a load within a transaction, and holds the whole database against the invariants before and after. What was
 * wrong before does not stop it, so that a service can start; it is counted in the report.
 *
 * @throws Error naming each error that the load brings; the caller's transaction takes it back.
 */
export async function checkedLoad(
  manager: EntityManager,
  store: RecordStore,
  report: LoadReport,
  load: () => Promise<void>,
): Promise<void> {
  await lockLoads(manager);
  const now = new Date();
  const before = await checkDatabase(manager, store, now);
  await load();
  const { findings } = await checkDatabase(manager, store, now);
  report.found = countFindings(findings);
  const errors = newFindings(before.findings, findings).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const lines = errors.flatMap((error) => [`  ${printRecord(error)}`, ...printFinding(error)]);
  throw new Error(
    ['The load would bring errors into the database. Nothing was changed.', ...lines].join('\n'),
  );
}
