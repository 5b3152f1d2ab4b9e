import type { EntityManager } from 'typeorm';

export interface Confirmation {
  readonly regionCode: string;
  readonly confirmedAt: Date;
}

/**
 * When the agreements of regions were last confirmed; regions that nothing is known of are left out. Nothing is kept for
 * it that every write to a region's agreements would have to wait for: writes and facts date the agreement
 * itself; only files, which confirm also what they do not change, leave a note.
 */
export function findConfirmationsOfRegions(
  db: EntityManager,
  regionCodes: readonly string[],
): Promise<Confirmation[]> {
  return db.query(
    `select "regionCode", max(at) as "confirmedAt" from (
       select region_code as "regionCode", updated_at as at from agreement where region_code = any($1)
       union all
       select region_code, confirmed_at from region_confirmation where region_code = any($1)
     ) confirmed
     group by "regionCode"`,
    [regionCodes],
  );
}

/** Notes that a region's agreements say what its file says. To be called in the transaction that loads it. */
export async function confirmFile(manager: EntityManager, regionCode: string): Promise<void> {
  await manager.query(
    `insert into region_confirmation (region_code, confirmed_at) values ($1, now())
     on conflict (region_code) do update set confirmed_at = excluded.confirmed_at`,
    [regionCode],
  );
}
