import type { EntityManager } from 'typeorm';
import type { Adherence } from '../entities/adherence.js';
import type { Agreement } from '../entities/agreement.js';
import { findAgreementsById } from '../repositories/agreement-repository.js';
import { recountSignatories } from '../repositories/counter-repository.js';
import { recordSteps } from './record-change.js';

/**
 * Counts who has signed the current version anew, and tells it to those who watch: one event for each adherence that
 * changed, all with the count after all of them; one without an adherence where none changed.
 *
 * @param changed as they are now.
 */
export async function countAnew(
  tx: EntityManager,
  { id, regionCode }: Agreement,
  changed: readonly Adherence[] = [],
): Promise<void> {
  const steps = Math.max(changed.length, 1);
  const counter = await recountSignatories(tx, id, steps);
  // Where adherences changed they say the version.
  const [now] = changed.length > 0 ? [] : await findAgreementsById(tx, [id]);
  const versionId = now?.currentVersionId ?? null;
  await recordSteps(tx, { agreementId: id, regionCode, versionId }, counter, { steps, changed });
}
