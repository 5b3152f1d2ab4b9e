import {
  type HistoryVerification,
  HubError,
  type KeptCheckpoints,
  type Logger,
  verificationOf,
  verifyHistory,
} from '@hub/common';
import { roleFor } from '@hub/schema/rights';
import type { Context } from '../context.js';
import { historyOf } from '../history-of.js';

/**
 * Computes an agreement's history anew and holds it against its signed checkpoints; null where the caller may not read
 * the history, or where there neither is nor ever was such an agreement.
 *
 * @throws HubError SUBGRAPH_UNREACHABLE where the checkpoints can't be had.
 */
export async function verifyAgreementHistory(
  agreementId: string,
  { db, identity, checkpoints, loaders, log }: Context,
): Promise<HistoryVerification | null> {
  const { act, scope } = historyOf(agreementId);
  if (roleFor(identity, act, scope) === null) return null;
  const verified = await verifyHistory(db, agreementId, reachable(checkpoints, log));
  if (verified.entries === 0 && verified.checkpoints === 0) {
    if ((await loaders.agreementById.load(agreementId)) === null) return null;
  }
  return verificationOf(verified);
}

/** They lie in a database of their own, which may be down while this one is not. */
const reachable = (checkpoints: KeptCheckpoints, log: Logger): KeptCheckpoints => ({
  ...checkpoints,
  of: (chain) =>
    checkpoints.of(chain).catch((error: unknown) => {
      log.warn({ err: error }, 'the checkpoints can’t be reached');
      throw new HubError(
        'SUBGRAPH_UNREACHABLE',
        'The signed checkpoints can’t be reached, without which the history can’t be verified. Try again later.',
      );
    }),
});
