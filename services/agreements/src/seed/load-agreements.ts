import { emptyReport, type LoadReport, loadRows } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { AgreementRows } from './agreement-rows.js';
import type { Row } from './row.js';

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
  await writeAgreements(
    manager,
    changed.map((rows) => ({
      ...rows,
      agreement: {
        ...rows.agreement,
        joining: known.get(rows.id)?.joining ?? rows.agreement.joining,
        fact_hash: rows.hash,
      },
    })),
    report,
  );
  countUnchanged(report, all, changed);
}

/**
 * Makes the rows of agreements what they are given as, whatever was there; those that are the same already are not
 * touched. Versions that organisations have signed stay.
 */
export async function writeAgreements(
  manager: EntityManager,
  agreements: readonly AgreementRows[],
  report: LoadReport,
): Promise<void> {
  const ids = agreements.map(({ id }) => id);
  await manager.query('set constraints all deferred');
  await loadRows({
    manager,
    report,
    kind: 'agreements',
    table: 'agreement',
    key: ['id'],
    updatedAt: 'updated_at',
    // Who has seen it before must look again before editing it.
    revision: 'revision',
    rows: agreements.map(({ agreement }) => agreement),
  });
  const versions = agreements.flatMap((rows) => rows.versions);
  await loadRows({
    manager,
    report,
    kind: 'versions',
    table: 'agreement_version',
    key: ['id'],
    revision: 'revision',
    rows: versions,
  });
  for (const [kind, table, rowsOf] of PARTS) {
    const rows = agreements.flatMap(rowsOf);
    const key = ['agreement_id', 'ordinal'];
    await removeOthers(manager, { table, parent: 'agreement_id', key, ids, rows });
    await loadRows({ manager, report, kind, table, key, rows });
  }
  await removeOthers(manager, {
    table: 'agreement_version',
    parent: 'agreement_id',
    key: ['id'],
    ids,
    rows: versions,
    unless: 'exists (select from adherence where adherence.version_id = own.id)',
  });
  await setStandingFigures(manager, agreements);
  await setQuarantine(manager, ids, agreements);
}

/** What stands inside an agreement, by its name in the report and its table. */
const PARTS: readonly (readonly [string, string, (rows: AgreementRows) => readonly Row[]])[] = [
  ['milestones', 'milestone', (rows) => rows.milestones],
  ['parties', 'party', (rows) => rows.parties],
  ['reportedFigures', 'reported_figure', (rows) => rows.figures],
  ['statements', 'agreement_statement', (rows) => rows.statements],
];

/** Removes the rows of records that are not among those given. */
async function removeOthers(
  manager: EntityManager,
  {
    table,
    parent,
    key,
    ids,
    rows,
    unless = 'false',
  }: {
    readonly table: string;
    /** The column that names the record. */
    readonly parent: string;
    readonly key: readonly string[];
    readonly ids: readonly string[];
    readonly rows: readonly Row[];
    /** Rows `own` that stay all the same, in SQL; default none. */
    readonly unless?: string;
  },
): Promise<void> {
  const columns = key.join(', ');
  await manager.query(
    `delete from ${table} own where ${parent} = any($1) and not (${unless})
     and (${columns}) not in (select ${columns} from jsonb_populate_recordset(null::${table}, $2::jsonb))`,
    [ids, JSON.stringify(rows)],
  );
}

interface Known {
  readonly id: string;
  readonly hash: string | null;
  readonly joining: string;
  readonly revision: number;
}

async function knownAgreements(manager: EntityManager): Promise<Map<string, Known>> {
  const rows: Known[] = await manager.query('select id, fact_hash as hash, joining, revision from agreement');
  return new Map(rows.map((row) => [row.id, row]));
}

async function setStandingFigures(manager: EntityManager, changed: readonly AgreementRows[]): Promise<void> {
  await manager.query(
    `insert into signatory_counter (agreement_id, reported, changed_at)
     select given.agreement_id, nullif(given.reported, 'null'), date_trunc('milliseconds', now())
     from jsonb_to_recordset($1::jsonb) as given (agreement_id text, reported jsonb)
     left join signatory_counter present on present.agreement_id = given.agreement_id
     -- A row that is met as a conflict would be locked, also where it stays as it is.
     where present.agreement_id is null or present.reported is distinct from nullif(given.reported, 'null')
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

async function setQuarantine(
  manager: EntityManager,
  ids: readonly string[],
  agreements: readonly AgreementRows[],
): Promise<void> {
  const table = 'quarantine';
  const key = ['kind', 'id', 'field', 'value'];
  const printed = agreements
    .flatMap(({ quarantined }) => quarantined)
    .map((refusal): Row => ({ ...refusal }));
  // A source may print the same twice.
  const rows = [...new Map(printed.map((row) => [JSON.stringify(row), row])).values()];
  await removeOthers(manager, { table, parent: 'id', key, ids, rows });
  // The values are in the report already, among the refused.
  await loadRows({ manager, report: emptyReport(''), kind: table, table, key, rows });
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
