import type { EntityManager } from 'typeorm';
import type { LoadReport } from '../seed/load-report.js';
import { checkDatabase } from './check-records.js';
import { countFindings, newFindings } from './finding.js';
import { printFinding, printRecord } from './print-findings.js';
import type { RecordStore } from './record-store.js';

/**
 * Runs a load within its transaction ({@link openLoad}), and holds the whole database against the invariants before and after. What was
 * wrong before does not stop it, so that a service can start; it is counted in the report.
 *
 * @param report what is known before it; left as it is, since a load may be done again from the beginning.
 * @param load adds to the report that it is given.
 * @returns the report with what the load did.
 * @throws Error naming each error that the load brings; the caller's transaction takes it back.
 */
export async function checkedLoad(
  manager: EntityManager,
  store: RecordStore,
  report: LoadReport,
  load: (report: LoadReport) => Promise<void>,
): Promise<LoadReport> {
  const now = new Date();
  const before = await checkDatabase(manager, store, now);
  const { loaded, unchanged, refused, ...rest } = report;
  const done = { ...rest, loaded: { ...loaded }, unchanged: { ...unchanged }, refused: [...refused] };
  await load(done);
  const { findings } = await checkDatabase(manager, store, now);
  const errors = newFindings(before.findings, findings).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return { ...done, found: countFindings(findings) };
  const lines = errors.flatMap((error) => [`  ${printRecord(error)}`, ...printFinding(error)]);
  throw new Error(
    ['The load would bring errors into the database. Nothing was changed.', ...lines].join('\n'),
  );
}
