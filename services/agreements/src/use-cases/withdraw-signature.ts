import { appendHistory, performWrite, refuse, refuseUnauthorised, refuseUnknown } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.js';
import { Adherence } from '../entities/adherence.js';
import { AdherenceState } from '../entities/adherence-state.js';
import type { Agreement } from '../entities/agreement.js';
import type { WithdrawSignatureInput } from '../entities/withdraw-signature.js';
import { findPublicAdherence, markWithdrawn } from '../repositories/adherence-repository.js';
import { findAgreementsById } from '../repositories/agreement-repository.js';
import { lockCounter, moveCounter } from '../repositories/counter-repository.js';
import { recordChange } from './record-change.js';
import { type ShownSigning, type SigningResult, signingResult } from './signing-result.js';

/**
 * An organisation withdraws its standing signature; its history stays. The caller must be its signatory. Sent again
 * with the same key, it gives the first answer again.
 */
export async function withdrawSignature(
  input: WithdrawSignatureInput,
  context: Context,
): Promise<SigningResult> {
  const { identity, db } = context;
  // Whose the signature is takes a read; someone who signs for nobody is not let as far as that.
  const signs = identity.subject !== null && identity.roles.some((role) => role.startsWith('signatory:'));
  const readable = input.adherenceId.isWellFormed() && !input.adherenceId.includes('\0');
  const there = signs && readable ? await findPublicAdherence(db, input.adherenceId) : null;
  if (there === null) {
    return signingResult({
      shown: null,
      refusals: [
        signs
          ? refuseUnknown('signature', input.adherenceId, 'adherenceId')
          : refuseUnauthorised('withdrawSignature', {}, 'adherenceId'),
      ],
    });
  }
  const result = await performWrite<Withdrawal, Found, undefined, ShownSigning>({
    context,
    act: 'withdrawSignature',
    scope: { organisation: there.organisationId },
    scopeField: 'adherenceId',
    input,
    find: (tx, { adherenceId }) => find(tx, adherenceId, there.agreementId),
    refuse: ({ adherence }) =>
      adherence.state === AdherenceState.ACTIVE
        ? []
        : [
            refuse(
              'NOT_SIGNED',
              'The signature does not stand any more, so it can’t be withdrawn.',
              'adherenceId',
            ),
          ],
    current: ({ agreement }) => ({ adherence: null, agreementId: agreement.id }),
    async apply(tx, { adherence, agreement }, _input, acting) {
      const { id, versionId, organisationId } = adherence;
      const counter = await moveCounter(tx, agreement.id, versionId === agreement.currentVersionId ? -1 : 0);
      const withdrawn = Object.assign(new Adherence(), adherence, {
        state: AdherenceState.WITHDRAWN,
        withdrawnAt: counter.changedAt,
      });
      await markWithdrawn(tx, id, counter.changedAt);
      await recordChange(tx, withdrawn, agreement.regionCode, counter);
      await appendHistory(tx, {
        chain: agreement.id,
        action: 'withdrawSignature',
        acting,
        occurredAt: counter.changedAt,
        payload: { adherenceId: id, versionId, organisationId, sequence: counter.sequence },
      });
      return { adherence: withdrawn, agreementId: agreement.id };
    },
  });
  return signingResult(result);
}

type Withdrawal = Omit<WithdrawSignatureInput, 'idempotencyKey'>;

interface Found {
  readonly adherence: Adherence;
  readonly agreement: Agreement;
}

/** Under the lock: another withdrawal may have come first. */
async function find(tx: EntityManager, adherenceId: string, agreementId: string): Promise<Found> {
  await lockCounter(tx, agreementId);
  const adherence = await findPublicAdherence(tx, adherenceId);
  const [agreement] = await findAgreementsById(tx, [agreementId]);
  if (!adherence || !agreement) throw new Error(`Expected ${adherenceId} to stay, but it is gone.`);
  return { adherence, agreement };
}
