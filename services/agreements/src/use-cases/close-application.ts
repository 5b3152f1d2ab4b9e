import type { Acting } from '@hub/common';
import type { Act } from '@hub/schema/rights';
import type { EntityManager } from 'typeorm';
import { Adherence } from '../entities/adherence.js';
import { AdherenceState } from '../entities/adherence-state.js';
import { updateAdherence } from '../repositories/adherence-repository.js';
import { timeInTransaction } from '../repositories/counter-repository.js';
import { recordAct } from './record-act.js';

/** An application leads to nothing: no count moves, and nobody who watches is told. */
export async function closeApplication(
  tx: EntityManager,
  application: Adherence,
  change: (at: Date) => Pick<Partial<Adherence>, 'reason' | 'withdrawnAt'>,
  { action, acting }: { readonly action: Act; readonly acting: Acting },
): Promise<Adherence> {
  const occurredAt = await timeInTransaction(tx);
  const changes = { state: AdherenceState.REJECTED, ...change(occurredAt) };
  const closed = Object.assign(new Adherence(), application, changes);
  await updateAdherence(tx, closed.id, changes);
  await recordAct(tx, closed, { action, acting, sequence: null, occurredAt });
  return closed;
}
