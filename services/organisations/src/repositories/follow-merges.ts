import { batch, findRowsAlso } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { Organisation } from '../entities/organisation.js';

/** The organisation of each id, in order: the one that has it, or the one that a record with it was merged into. */
export const followIds = (db: EntityManager, ids: readonly string[]): Promise<(Organisation | null)[]> =>
  follow(db, ids, 'id');

/** The same by numbers, NNNNNN-NNNN. */
export const followNumbers = (
  db: EntityManager,
  numbers: readonly string[],
): Promise<(Organisation | null)[]> => follow(db, numbers, 'organisationNumber');

const COLUMNS = { id: 'id', organisationNumber: 'organisation_number' };

/** One statement, however many keys, and whether any was merged or not. */
async function follow(
  db: EntityManager,
  keys: readonly string[],
  by: keyof typeof COLUMNS,
): Promise<(Organisation | null)[]> {
  const column = COLUMNS[by];
  const former = `from merged_organisation merged where merged.${column} = any($1)`;
  const found = await findRowsAlso<Organisation, string[]>(
    db,
    Organisation,
    `array(select merged.${column} ${former} and merged.survivor_id = organisation.id)`,
    // An array, so that both conditions are looked up in an index.
    `where ${column} = any($1) or id = any(array(select merged.survivor_id ${former}))`,
    [keys],
  );
  const keyed = found.flatMap(({ row, also }) => [row[by], ...also].map((key) => ({ key, row })));
  return batch(keys, keyed, ({ key }) => key ?? '').map((each) => each?.row ?? null);
}
