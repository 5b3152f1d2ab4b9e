import { HubError } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.js';
import { findServedRegion } from '../repositories/served-region.js';
import { lockWrites } from '../repositories/write-lock.js';

/**
 * Begins what every write to a region's records begins with. Writes of a deployment queue, also behind a load of a file
 * from where it writes: they are few and short, and what one reads holds until it ends.
 *
 * @returns whether this deployment serves the region.
 * @throws HubError SUBGRAPH_UNREACHABLE while the region's records are moved to a deployment of their own: that is no
 *   refusal, since the same write is to be sent again.
 */
export async function beginWrite(
  tx: EntityManager,
  regionCode: string,
  { elsewhere }: Context,
): Promise<boolean> {
  await lockWrites(tx);
  const { served, moving } = await findServedRegion(tx, regionCode, elsewhere);
  if (moving) {
    throw new HubError(
      'SUBGRAPH_UNREACHABLE',
      `The records of region ${regionCode} are being moved to a deployment of their own: nothing was written. Send it again in a minute, with the same idempotency key.`,
    );
  }
  return served;
}
