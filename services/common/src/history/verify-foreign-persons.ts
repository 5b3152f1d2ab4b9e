import type { EntityManager } from 'typeorm';
import { type HistoryFault, HistoryFaultKind } from './verify-chain.js';

/**
 * Finds persons of a database whose digest no entry and no note of a reading has: none is ever written without, so that
 * somebody put them there, in the place of others maybe, who then seem to have been erased.
 */
export async function verifyForeignPersons(db: EntityManager): Promise<HistoryFault[]> {
  const [found]: { count: number }[] = await db.query(
    `select count(*)::int as count from person
     where not exists (select from history_entry where actor = digest)
       and not exists (select from person_reading where reader = digest)`,
  );
  const count = found?.count ?? 0;
  if (count === 0) return [];
  const who = count === 1 ? '1 person is' : `${count} persons are`;
  return [
    {
      kind: HistoryFaultKind.PERSON_FOREIGN,
      number: count,
      message: `${who} kept that no history tells of: put there by somebody, in the place of others maybe.`,
    },
  ];
}
