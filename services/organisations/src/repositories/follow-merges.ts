import { batch } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { MergedOrganisation } from '../entities/merged-organisation.js';
import { Organisation } from '../entities/organisation.js';

/** The organisation of each id, in order: the one that has it, or the one that a record with it was merged into. */
export const followIds = (db: EntityManager, ids: readonly string[]): Promise<(Organisation | null)[]> =>
  follow(db, ids, 'id');

/** The same by numbers, NNNNNN-NNNN. */
export const followNumbers = (
  db: EntityManager,
  numbers: readonly string[],
): Promise<(Organisation | null)[]> => follow(db, numbers, 'organisationNumber');

/** One statement, however many keys, and whether any was merged or not. */
async function follow(
  db: EntityManager,
  keys: readonly string[],
  by: 'id' | 'organisationNumber',
): Promise<(Organisation | null)[]> {
  const survivors = db
    .createQueryBuilder(MergedOrganisation, 'former')
    .select('former.survivorId')
    .where(`former.${by} = any(:keys)`);
  const found = (await db
    .createQueryBuilder(Organisation, 'organisation')
    .leftJoinAndMapMany(
      'organisation.merged',
      MergedOrganisation,
      'merged',
      `merged.survivorId = organisation.id and merged.${by} = any(:keys)`,
    )
    // An array, so that both conditions are looked up in an index.
    .where(`organisation.${by} = any(:keys) or organisation.id = any(array(${survivors.getQuery()}))`)
    .setParameters({ keys: [...keys] })
    .getMany()) as (Organisation & { merged: MergedOrganisation[] })[];
  const keyed = found.flatMap((organisation) =>
    [organisation, ...organisation.merged].map((each) => ({ key: each[by], organisation })),
  );
  return batch(keys, keyed, ({ key }) => key ?? '').map((each) => each?.organisation ?? null);
}
