import { hasRole } from '@hub/schema/identity';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.js';
import { Adherence } from '../entities/adherence.js';
import { AdherenceState } from '../entities/adherence-state.js';
import type { WithdrawSignatureInput } from '../entities/withdraw-signature.js';
import { findPublicAdherence, markWithdrawn } from '../repositories/adherence-repository.js';
import { findAgreementsById } from '../repositories/agreement-repository.js';
import { lockCounter, moveCounter } from '../repositories/counter-repository.js';
import { idempotentWrite, KEY_CONFLICT } from './idempotent-write.js';
import { recordChange } from './record-change.js';
import { refuse, refuseConflict, refuseKey, refuseUnauthorised } from './refusals.js';
import { refused, revive, type SigningResult } from './signing-result.js';

/**
 * An organisation withdraws its standing signature; its history stays. The caller must be its signatory. Sent again
 * with the same key, it gives the first answer again.
 */
export async function withdrawSignature(
  { adherenceId, idempotencyKey }: WithdrawSignatureInput,
  { identity, db }: Context,
): Promise<SigningResult> {
  const { subject, roles } = identity;
  const refusals = refuseKey(idempotencyKey);
  // Whose the signature is takes a read; someone who signs for nobody is not let as far as that.
  const authorised = subject !== null && roles.some((role) => role.startsWith('signatory:'));
  if (!authorised) refusals.push(refuseUnauthorised('withdraw this signature', 'adherenceId'));
  if (!authorised || refusals.length > 0) return refused(refusals);

  const adherence = await findPublicAdherence(db, adherenceId);
  if (adherence && !hasRole(identity, 'signatory', adherence.organisationId)) {
    return refused([refuseUnauthorised('withdraw this signature', 'adherenceId')]);
  }
  const result = await idempotentWrite({
    db,
    subject,
    key: idempotencyKey,
    input: ['withdrawSignature', { adherenceId }],
    prepare: async () => adherence,
    write: (tx, found) => withdraw(tx, found),
  });
  return result === KEY_CONFLICT ? refused([refuseConflict()]) : revive(result);
}

async function withdraw(tx: EntityManager, found: Adherence | null): Promise<SigningResult> {
  if (!found) return refused([refuse('NOT_FOUND', 'There is no such signature.', 'adherenceId')]);
  const { id, agreementId } = found;
  await lockCounter(tx, agreementId);
  // Again under the lock: another withdrawal may have come first.
  const [adherence, [agreement]] = [
    await findPublicAdherence(tx, id),
    await findAgreementsById(tx, [agreementId]),
  ];
  if (!adherence || !agreement) throw new Error(`Expected ${id} to stay, but it is gone.`);
  if (adherence.state !== AdherenceState.ACTIVE) {
    return refused(
      [
        refuse(
          'NOT_SIGNED',
          'The signature does not stand any more, so it can’t be withdrawn.',
          'adherenceId',
        ),
      ],
      agreementId,
    );
  }

  const counter = await moveCounter(
    tx,
    agreementId,
    adherence.versionId === agreement.currentVersionId ? -1 : 0,
  );
  const withdrawn = Object.assign(new Adherence(), adherence, {
    state: AdherenceState.WITHDRAWN,
    withdrawnAt: counter.changedAt,
  });
  await markWithdrawn(tx, id, counter.changedAt);
  await recordChange(tx, withdrawn, agreement.regionCode, counter);
  return { adherence: withdrawn, agreementId, refusals: [] };
}
