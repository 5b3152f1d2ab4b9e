import type { EntityManager } from 'typeorm';

/** The next number of an event's key: from 1, without gaps. Writers of one key wait for each other until they commit. */
export async function nextSequence(tx: EntityManager, key: string): Promise<string> {
  const [row]: { sequence: string }[] = await tx.query(
    `insert into event_sequence as own (key, sequence) values ($1, 1)
     on conflict (key) do update set sequence = own.sequence + 1 returning sequence::text as sequence`,
    [key],
  );
  if (row === undefined) throw new Error(`Expected the next number of ${key}, got none.`);
  return row.sequence;
}
