import type { EntityManager } from 'typeorm';
import { Adherence } from '../entities/adherence.js';
import type { Agreement } from '../entities/agreement.js';
import type { SignatoryCounter } from '../entities/signatory-counter.js';
import { updateAdherence } from '../repositories/adherence-repository.js';
import { moveCounter } from '../repositories/counter-repository.js';
import { recordChange } from './record-change.js';

/**
 * Lets a signature begin or cease to stand: writes it, moves the agreement's count where the signature is on the current
 * version, and tells those who watch.
 *
 * @param change what the adherence becomes, at the time of the count.
 */
export async function changeStanding(
  tx: EntityManager,
  { adherence, agreement }: { readonly adherence: Adherence; readonly agreement: Agreement },
  step: -1 | 1,
  change: (at: Date) => Partial<Adherence>,
): Promise<{ readonly adherence: Adherence; readonly counter: SignatoryCounter }> {
  const counted = adherence.versionId === agreement.currentVersionId;
  const counter = await moveCounter(tx, agreement.id, counted ? step : 0);
  const changes = change(counter.changedAt);
  const changed = Object.assign(new Adherence(), adherence, changes);
  await updateAdherence(tx, adherence.id, changes);
  await recordChange(tx, changed, agreement.regionCode, counter);
  return { adherence: changed, counter };
}
