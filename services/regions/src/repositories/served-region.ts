import type { EntityManager } from 'typeorm';

/** Whether this deployment has a region's records, and whether they are on their way to another. */
export interface ServedRegion {
  readonly served: boolean;
  readonly moving: boolean;
}

/** @param elsewhere the codes that the request knows a deployment of their own of. */
export async function findServedRegion(
  db: EntityManager,
  code: string,
  elsewhere: readonly string[],
): Promise<ServedRegion> {
  if (elsewhere.includes(code)) return { served: false, moving: false };
  const rows: { moving: boolean }[] = await db.query(
    `select moving.region_code is not null as moving
     from region left join moving_region moving on moving.region_code = region.code
     where region.code = $1`,
    [code],
  );
  return { served: rows.length > 0, moving: rows[0]?.moving ?? false };
}

/** From now on nothing of the region is written here. To be called while no write is under way. */
export async function markMoving(db: EntityManager, code: string): Promise<void> {
  await db.query(
    'insert into moving_region (region_code) select code from region where code = $1 on conflict do nothing',
    [code],
  );
}

/** Takes writes again of the regions that have not moved after all. */
export async function unmarkMoving(db: EntityManager): Promise<void> {
  await db.query('delete from moving_region');
}
