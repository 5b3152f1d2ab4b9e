/** The entries of a history in their order, as `verifyChain` takes them. */
export const CHAIN = `select chain, number::integer, action, role, actor, payload, hash,
    to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt",
    previous_hash as "previousHash", transaction::text
  from history_entry where chain = $1 order by history_entry.number`;
