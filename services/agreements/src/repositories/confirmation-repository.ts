import { markLoaded } from '@hub/common';
import type { EntityManager } from 'typeorm';

export interface Confirmation {
  readonly regionCode: string;
  readonly confirmedAt: Date;
}

/** Under which kind it is remembered that a file of a region was loaded, whatever it brought. */
const FILE_OF_REGION = 'regionFiles';

/**
 * When the agreements of regions were last confirmed; regions that nothing is known of are left out. Nothing is kept for
 * it that every write to a region's agreements would have to wait for: writes and facts date the agreement itself, and
 * writes and files remember whose it is.
 */
export function findConfirmationsOfRegions(
  db: EntityManager,
  regionCodes: readonly string[],
): Promise<Confirmation[]> {
  return db.query(
    `select "regionCode", max(at) as "confirmedAt" from (
       select region_code as "regionCode", greatest(agreement.updated_at, loaded.loaded_at) as at
       from agreement
       left join loaded_record loaded on loaded.kind = 'agreements' and loaded.id = agreement.id
       where region_code = any($1)
       union all
       select id, loaded_at from loaded_record where kind = $2 and id = any($1)
     ) confirmed
     group by "regionCode"`,
    [regionCodes, FILE_OF_REGION],
  );
}

/** Notes that a region's agreements say what its file says. To be called in the transaction that loads it. */
export async function confirmFile(manager: EntityManager, regionCode: string): Promise<void> {
  await markLoaded(manager, [{ kind: FILE_OF_REGION, id: regionCode }]);
}
