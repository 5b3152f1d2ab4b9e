import { Any, type EntityManager } from 'typeorm';
import { Freshness } from '../entities/freshness.js';
import type { FreshnessBasis } from '../entities/freshness-basis.js';

/** In no order; regions that nothing is known of are left out. */
export function findFreshnessOfRegions(
  db: EntityManager,
  regionCodes: readonly string[],
): Promise<Freshness[]> {
  return db.findBy(Freshness, { regionCode: Any([...regionCodes]) });
}

/**
 * Notes that the data of regions says, from now on, what the record says. To be called in the transaction that loads
 * or writes it; the regions must be there already.
 */
export async function confirmFreshness(
  db: EntityManager,
  regionCodes: readonly string[],
  basis: FreshnessBasis,
): Promise<void> {
  await db.query(
    `insert into freshness (region_code, confirmed_at, basis)
     select code, now(), $2 from unnest($1::text[]) code
     on conflict (region_code) do update set confirmed_at = excluded.confirmed_at, basis = excluded.basis`,
    [regionCodes, basis],
  );
}
