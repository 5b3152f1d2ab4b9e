import { refuse } from '@hub/common';
import type { Context } from '../context.js';
import { AdherenceState } from '../entities/adherence-state.js';
import type { WithdrawSignatureInput } from '../entities/withdraw-signature.js';
import { changeAdherence } from './change-adherence.js';
import { changeStanding } from './change-standing.js';
import { recordAct } from './record-act.js';
import type { SigningResult } from './signing-result.js';

/**
 * An organisation withdraws its standing signature; its history stays. The caller must be its signatory. Sent again
 * with the same key, it gives the first answer again.
 */
export function withdrawSignature(input: WithdrawSignatureInput, context: Context): Promise<SigningResult> {
  return changeAdherence(context, {
    act: 'withdrawSignature',
    called: 'signature',
    input,
    refuse: ({ adherence }) => {
      if (adherence.state === AdherenceState.ACTIVE) return [];
      const why =
        adherence.state === AdherenceState.APPLIED
          ? 'The organisation has applied, but nothing is signed yet: take the application back instead.'
          : 'The signature does not stand any more, so it can’t be withdrawn.';
      return [refuse('NOT_SIGNED', why, 'adherenceId')];
    },
    async apply(tx, found, _input, acting) {
      const { adherence, counter } = await changeStanding(tx, found, -1, (withdrawnAt) => ({
        state: AdherenceState.WITHDRAWN,
        withdrawnAt,
      }));
      await recordAct(tx, adherence, {
        action: 'withdrawSignature',
        acting,
        sequence: counter.sequence,
        occurredAt: counter.changedAt,
      });
      return adherence;
    },
  });
}
