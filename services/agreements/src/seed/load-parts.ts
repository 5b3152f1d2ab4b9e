import { type LoadReport, loadRows } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { Row } from './row.js';

/** Rows of a table that only the facts write. */
export interface Parts {
  readonly manager: EntityManager;
  readonly report: LoadReport;
  /** The kind in the report, such as `contradictions`. */
  readonly kind: string;
  readonly table: string;
  /** The columns of its key. */
  readonly key: readonly string[];
  readonly rows: readonly Row[];
}

/** Makes a table hold just these rows; those that are the same already are not touched. */
export async function loadParts(parts: Parts): Promise<void> {
  const { manager, table, key, rows } = parts;
  const columns = key.join(', ');
  await manager.query(
    `delete from ${table} where (${columns}) not in
       (select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb))`,
    [JSON.stringify(rows)],
  );
  await loadRows(parts);
}
