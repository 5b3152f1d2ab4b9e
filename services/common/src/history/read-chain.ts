import type { EntityManager } from 'typeorm';
import type { StoredEntry } from './verify-chain.js';

/** The entries of a chain in the order of their numbers, as the hash covers them. */
export async function readChain(db: EntityManager, chain: string): Promise<StoredEntry[]> {
  const rows: (Omit<StoredEntry, 'number'> & { number: string })[] = await db.query(
    `select chain, number::text, action, role, actor, payload,
       to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt",
       previous_hash as "previousHash", hash
     from history_entry where chain = $1 order by history_entry.number`,
    [chain],
  );
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}
