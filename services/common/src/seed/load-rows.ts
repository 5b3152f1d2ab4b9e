import type { EntityManager } from 'typeorm';
import type { LoadReport } from './load-report.js';

export interface RowsToLoad {
  readonly manager: EntityManager;
  readonly report: LoadReport;
  /** The kind in the report, such as `municipalities`. */
  readonly kind: string;
  readonly table: string;
  /** The columns of a unique key. */
  readonly key: readonly string[];
  /** Rows by column name; every row has the same columns. Arrays and objects as the columns' types take them. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** A column that is set to now() when a row is inserted or changes; none where the table has no such column. */
  readonly updatedAt?: string;
  /** A column that counts the changes of a row; none where the table has no such column. */
  readonly revision?: string;
}

/**
 * Inserts rows that are not there and updates those that differ; others are not touched at all. Rows that are not
 * among the given ones stay. Adds to the report.
 */
export async function loadRows({
  manager,
  report,
  kind,
  table,
  key,
  rows,
  updatedAt,
  revision,
}: RowsToLoad): Promise<void> {
  let loaded = 0;
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    const columns = Object.keys(chunk[0] ?? {});
    const written: unknown[] = await manager.query(statement(table, key, columns, { updatedAt, revision }), [
      JSON.stringify(chunk),
    ]);
    loaded += written.length;
    report.onRows?.(kind, chunk.length);
  }
  report.loaded[kind] = (report.loaded[kind] ?? 0) + loaded;
  report.unchanged[kind] = (report.unchanged[kind] ?? 0) + rows.length - loaded;
}

const CHUNK = 1_000;

/** Rows that are equal are left out before anything is written: they are not locked and cost no sequence value. */
function statement(
  table: string,
  key: readonly string[],
  columns: readonly string[],
  { updatedAt, revision }: Pick<RowsToLoad, 'updatedAt' | 'revision'>,
): string {
  const names = columns.map(quoted);
  const keys = key.map(quoted);
  const others = columns.filter((column) => !key.includes(column)).map(quoted);
  const own = (alias: string) => `(${names.map((name) => `${alias}.${name}`).join(', ')})`;
  const times = updatedAt === undefined ? [] : [quoted(updatedAt)];
  const changes = [
    ...others.map((name) => `${name} = excluded.${name}`),
    ...times.map((name) => `${name} = now()`),
    ...(revision === undefined ? [] : [`${quoted(revision)} = ${quoted(table)}.${quoted(revision)} + 1`]),
  ];
  return [
    `insert into ${quoted(table)} (${[...names, ...times].join(', ')})`,
    `select ${[...names.map((name) => `given.${name}`), ...times.map(() => 'now()')].join(', ')}`,
    `from jsonb_populate_recordset(null::${quoted(table)}, $1::jsonb) given`,
    `left join ${quoted(table)} present on ${keys.map((name) => `present.${name} = given.${name}`).join(' and ')}`,
    `where present.${keys[0]} is null or ${own('present')} is distinct from ${own('given')}`,
    // Where another load has inserted the same row in the meantime, it is left alone too.
    `on conflict (${keys.join(', ')}) do ${changes.length === 0 ? 'nothing' : `update set ${changes.join(', ')} where ${own(quoted(table))} is distinct from ${own('excluded')}`}`,
    'returning 1',
  ].join('\n');
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
