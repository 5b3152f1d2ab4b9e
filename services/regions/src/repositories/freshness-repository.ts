import { Any, type EntityManager } from 'typeorm';
import { Freshness } from '../entities/freshness.js';
import { FreshnessBasis } from '../entities/freshness-basis.js';

/** In no order; regions that nothing is known of are left out. */
export function findFreshnessOfRegions(
  db: EntityManager,
  regionCodes: readonly string[],
): Promise<Freshness[]> {
  return db.findBy(Freshness, { regionCode: Any([...regionCodes]) });
}

/**
 * Notes that the data of regions says what the facts say that the hub ships with. It counts once for each version of a
 * region's facts, told by their digest: a restart confirms nothing.
 */
export async function confirmFacts(
  db: EntityManager,
  digests: readonly { readonly regionCode: string; readonly digest: string }[],
): Promise<void> {
  await db.query(
    `insert into freshness (region_code, confirmed_at, basis, facts_digest)
     select "regionCode", now(), $2, digest
     from jsonb_to_recordset($1::jsonb) as given ("regionCode" text, digest text)
     on conflict (region_code) do update
       set confirmed_at = excluded.confirmed_at, basis = excluded.basis, facts_digest = excluded.facts_digest
       where freshness.facts_digest is distinct from excluded.facts_digest`,
    [JSON.stringify(digests), FreshnessBasis.LOAD],
  );
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
