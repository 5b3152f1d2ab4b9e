import { withDatabase } from '../database/with-database.js';
import { openCheckpoints } from './checkpoints.js';
import type { HistoryPlace } from './history-place.js';
import { type VerifiedHistories, verifyHistories } from './verify-history.js';

/** What came of verifying the histories of one deployment; `histories` is null where it keeps none. */
export interface VerifiedDeployment {
  readonly deployment: string;
  readonly histories: VerifiedHistories | null;
}

/**
 * Verifies every history of some deployments, or the one of a record.
 *
 * @param options.chain the record's id; default: all.
 * @param options.onProgress told the deployment whose turn it is.
 */
export async function verifyPlaces(
  places: readonly HistoryPlace[],
  { chain, onProgress }: { chain?: string | undefined; onProgress?: (deployment: string) => void } = {},
): Promise<VerifiedDeployment[]> {
  const verified: VerifiedDeployment[] = [];
  for (const place of places) {
    onProgress?.(place.deployment);
    verified.push({ deployment: place.deployment, histories: await verifyPlace(place, chain) });
  }
  return verified;
}

/** Whether there is nothing to verify: no entry, and no checkpoint that tells of any. */
export const areEmpty = (verified: readonly VerifiedDeployment[]): boolean =>
  verified.every(
    ({ histories }) =>
      histories === null || histories.entries + (histories.checkpoints ?? 0) + histories.faulty.length === 0,
  );

/** Whether nothing is wrong with any. */
export const areValid = (verified: readonly VerifiedDeployment[]): boolean =>
  verified.every(({ histories }) => histories === null || histories.faulty.length === 0);

async function verifyPlace(
  { deployment, databaseUrl, checkpoints }: HistoryPlace,
  chain: string | undefined,
): Promise<VerifiedHistories | null> {
  const kept = checkpoints === undefined ? null : openCheckpoints({ ...checkpoints, source: deployment });
  try {
    return await withDatabase(databaseUrl, ({ manager }) =>
      verifyHistories(manager, kept, chain === undefined ? undefined : [chain]),
    );
  } finally {
    await kept?.close();
  }
}
