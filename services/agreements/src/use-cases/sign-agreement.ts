import { randomUUID } from 'node:crypto';
import { type Refusal, refuse } from '@hub/common';
import type { Context } from '../context.js';
import { newAdherence } from '../entities/adherence.js';
import { AdherenceState } from '../entities/adherence-state.js';
import { Joining } from '../entities/joining.js';
import type { SignAgreementInput } from '../entities/sign-agreement.js';
import { insertAdherences } from '../repositories/adherence-repository.js';
import { moveCounter } from '../repositories/counter-repository.js';
import type { FoundJoining } from './find-joining.js';
import { joinAgreement } from './join-agreement.js';
import { recordAct } from './record-act.js';
import { recordChange } from './record-change.js';
import type { SigningResult } from './signing-result.js';

/**
 * An organisation signs the current version of an agreement that is open for joining. The caller must be its
 * signatory. Sent again with the same key, it gives the first answer again.
 *
 * @throws HubError SUBGRAPH_UNREACHABLE where the organisations service can't be asked; nothing is written then.
 */
export function signAgreement(input: SignAgreementInput, context: Context): Promise<SigningResult> {
  return joinAgreement(context, {
    act: 'signAgreement',
    input,
    refuse: refuseUnapproved,
    async apply(tx, { regionCode }, { agreementId, versionId, organisationId, signer }, acting) {
      const counter = await moveCounter(tx, agreementId, 1);
      const adherence = newAdherence({
        id: `${regionCode}-adherence-${randomUUID()}`,
        agreementId,
        versionId,
        organisationId,
        state: AdherenceState.ACTIVE,
        signedAt: counter.changedAt,
      });
      await insertAdherences(tx, [adherence]);
      await recordChange(tx, adherence, regionCode, counter);
      await recordAct(tx, adherence, {
        action: 'signAgreement',
        acting,
        signer,
        sequence: counter.sequence,
        occurredAt: counter.changedAt,
      });
      return adherence;
    },
  });
}

function refuseUnapproved({ agreement }: FoundJoining): Refusal[] {
  if (!agreement?.joiningNeedsApproval || agreement.joining !== Joining.OPEN) return [];
  return [
    refuse(
      'INVALID_TRANSITION',
      'Joining this agreement takes the approval of its manager: apply to join it instead of signing.',
      'agreementId',
    ),
  ];
}
