import { type LoadReport, loadRows } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { AgreementRows } from './agreement-rows.js';

/**
 * Loads the agreements whose facts are new or have changed since the last time; others are not touched, so that what
 * was written in the hub since then stays. Joining, once an agreement is there, is the hub's own: facts don't set it
 * again.
 */
export async function loadAgreements(
  manager: EntityManager,
  all: readonly AgreementRows[],
  report: LoadReport,
): Promise<void> {
  const known = await knownAgreements(manager);
  const changed = all.filter(({ id, hash }) => known.get(id)?.hash !== hash);
  const ids = changed.map(({ id }) => id);

  await manager.query('set constraints all deferred');
  await load(manager, report, 'agreements', 'agreement', ['id'], changed, (rows) => [
    {
      ...rows.agreement,
      joining: known.get(rows.id)?.joining ?? rows.agreement.joining,
      fact_hash: rows.hash,
      updated_at: new Date(),
    },
  ]);
  await load(manager, report, 'versions', 'agreement_version', ['id'], changed, (rows) => rows.versions);
  for (const table of ['milestone', 'party', 'reported_figure', 'agreement_statement']) {
    await manager.query(`delete from ${table} where agreement_id = any($1)`, [ids]);
  }
  const part = ['agreement_id', 'ordinal'];
  await load(manager, report, 'milestones', 'milestone', part, changed, (rows) => rows.milestones);
  await load(manager, report, 'parties', 'party', part, changed, (rows) => rows.parties);
  await load(manager, report, 'reportedFigures', 'reported_figure', part, changed, (rows) => rows.figures);
  await load(manager, report, 'statements', 'agreement_statement', part, changed, (rows) => rows.statements);
  await setStandingFigures(manager, changed);
  await replaceQuarantine(manager, ids, changed);
  countUnchanged(report, all, changed);
}

interface Known {
  readonly id: string;
  readonly hash: string | null;
  readonly joining: string;
}

async function knownAgreements(manager: EntityManager): Promise<Map<string, Known>> {
  const rows: Known[] = await manager.query('select id, fact_hash as hash, joining from agreement');
  return new Map(rows.map((row) => [row.id, row]));
}

async function load(
  manager: EntityManager,
  report: LoadReport,
  kind: string,
  table: string,
  key: readonly string[],
  changed: readonly AgreementRows[],
  rowsOf: (rows: AgreementRows) => readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  await loadRows({ manager, report, kind, table, key, rows: changed.flatMap(rowsOf) });
}

async function setStandingFigures(manager: EntityManager, changed: readonly AgreementRows[]): Promise<void> {
  await manager.query(
    `insert into signatory_counter (agreement_id, reported, changed_at)
     select given.agreement_id, nullif(given.reported, 'null'), date_trunc('milliseconds', now())
     from jsonb_to_recordset($1::jsonb) as given (agreement_id text, reported jsonb)
     on conflict (agreement_id) do update
       set reported = excluded.reported,
         -- The count is another only where the figure is, not where more is said of it.
         changed_at = case
           when signatory_counter.reported - 'label' is distinct from excluded.reported - 'label'
           then excluded.changed_at
           else signatory_counter.changed_at
         end
       where signatory_counter.reported is distinct from excluded.reported`,
    [
      JSON.stringify(
        changed.map(({ id, standingFigure }) => ({ agreement_id: id, reported: standingFigure })),
      ),
    ],
  );
}

async function replaceQuarantine(
  manager: EntityManager,
  ids: readonly string[],
  changed: readonly AgreementRows[],
): Promise<void> {
  await manager.query('delete from quarantine where id = any($1)', [ids]);
  await manager.query(
    `insert into quarantine (kind, id, field, value, reason)
     select kind, id, field, value, reason
     from jsonb_to_recordset($1::jsonb) as given (kind text, id text, field text, value text, reason text)
     on conflict do nothing`,
    [JSON.stringify(changed.flatMap(({ quarantined }) => quarantined))],
  );
}

function countUnchanged(
  report: LoadReport,
  all: readonly AgreementRows[],
  changed: readonly AgreementRows[],
): void {
  const kinds = {
    agreements: () => 1,
    versions: (rows: AgreementRows) => rows.versions.length,
    milestones: (rows: AgreementRows) => rows.milestones.length,
    parties: (rows: AgreementRows) => rows.parties.length,
    reportedFigures: (rows: AgreementRows) => rows.figures.length,
    statements: (rows: AgreementRows) => rows.statements.length,
  };
  const untouched = all.filter((rows) => !changed.includes(rows));
  for (const [kind, count] of Object.entries(kinds)) {
    const rows = untouched.reduce((sum, agreement) => sum + count(agreement), 0);
    report.unchanged[kind] = (report.unchanged[kind] ?? 0) + rows;
  }
}
