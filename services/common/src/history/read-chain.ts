import type { EntityManager } from 'typeorm';
import type { StoredEntry } from './verify-chain.js';

/** An entry as PostgreSQL gives it. */
export type EntryRow = Omit<StoredEntry, 'number'> & { readonly number: string };

/**
 * The columns of an entry in the form that the hash covers. A time that no write can have made is told as a text that is
 * none in that form: `… BC`, `infinity`.
 */
export const ENTRY_COLUMNS = `chain, history_entry.number::text, action, role, actor, payload,
  case when isfinite(occurred_at)
    then to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      || case when occurred_at < '0001-01-01T00:00:00Z' then ' BC' else '' end
    else occurred_at::text
  end as "occurredAt",
  previous_hash as "previousHash", hash, transaction::text`;

export const entryOf = (row: EntryRow): StoredEntry => ({ ...row, number: Number(row.number) });

/** The entries of a chain in the order of their numbers, as the hash covers them. */
export async function readChain(db: EntityManager, chain: string): Promise<StoredEntry[]> {
  const rows: EntryRow[] = await db.query(
    `select ${ENTRY_COLUMNS} from history_entry where chain = $1 order by history_entry.number`,
    [chain],
  );
  return rows.map(entryOf);
}
