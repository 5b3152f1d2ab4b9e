import { type Acting, appendHistory } from '@hub/common';
import type { Act } from '@hub/schema/rights';
import type { EntityManager } from 'typeorm';
import type { SignerInput } from '../entities/signer-input.js';
import type { AdherenceNames } from '../repositories/adherence-repository.js';

/** Who did it, and what the history keeps of it beside the adherence. */
export interface AdherenceAct {
  readonly action: Act;
  readonly acting: Acting;
  /** Of the count that it moved; null where it moved none. */
  readonly sequence: string | null;
  readonly occurredAt: Date;
  readonly signer?: SignerInput | null | undefined;
}

/** Adds what was done to an adherence to its agreement's history. A reason is not in it: it may name a person. */
export async function recordAct(
  tx: EntityManager,
  { id, agreementId, versionId, organisationId }: AdherenceNames,
  { action, acting, sequence, occurredAt, signer }: AdherenceAct,
): Promise<void> {
  await appendHistory(tx, {
    chain: agreementId,
    action,
    acting,
    signer,
    occurredAt,
    payload: { adherenceId: id, versionId, organisationId, ...(sequence !== null && { sequence }) },
  });
}
