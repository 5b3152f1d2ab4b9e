import { type LoadReport, loadRows } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { RecordTable } from './record-tables.js';
import type { Row } from './row.js';

/** Rows of a table that only the facts and files write. */
export interface Parts {
  readonly manager: EntityManager;
  readonly report: LoadReport;
  readonly table: RecordTable;
  readonly rows: readonly Row[];
}

/** Makes a table hold just these rows beside those of files; those that are the same already are not touched. */
export async function loadParts({ manager, report, table: of, rows }: Parts): Promise<void> {
  const { table, key, loaded } = of;
  const columns = key.join(', ');
  await manager.query(
    `delete from ${table} where (${columns}) not in
       (select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb))
     and ${loaded.id} not in (select id from loaded_record where kind = $2)`,
    [JSON.stringify(rows), loaded.kind],
  );
  await loadRows({ manager, report, kind: of.report, table, key, rows });
}
