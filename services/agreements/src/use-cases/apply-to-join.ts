import { randomUUID } from 'node:crypto';
import { type Refusal, refuse } from '@hub/common';
import type { Context } from '../context.js';
import { newAdherence } from '../entities/adherence.js';
import { AdherenceState } from '../entities/adherence-state.js';
import type { ApplyToJoinInput } from '../entities/apply-to-join.js';
import { insertAdherences } from '../repositories/adherence-repository.js';
import { timeInTransaction } from '../repositories/counter-repository.js';
import type { FoundJoining } from './find-joining.js';
import { joinAgreement } from './join-agreement.js';
import { recordAct } from './record-act.js';
import type { SigningResult } from './signing-result.js';

/**
 * An organisation applies to sign the current version of an agreement whose manager decides on who joins. The caller
 * must be its signatory. No count moves, and nobody who watches is told: an application is not public.
 *
 * @throws HubError SUBGRAPH_UNREACHABLE where the organisations service can't be asked; nothing is written then.
 */
export function applyToJoin(input: ApplyToJoinInput, context: Context): Promise<SigningResult> {
  return joinAgreement(context, {
    act: 'applyToJoin',
    input,
    refuse: refuseApplication,
    async apply(tx, { regionCode }, { agreementId, versionId, organisationId, signer }, acting) {
      const appliedAt = await timeInTransaction(tx);
      const application = newAdherence({
        id: `${regionCode}-adherence-${randomUUID()}`,
        agreementId,
        versionId,
        organisationId,
        state: AdherenceState.APPLIED,
        appliedAt,
      });
      await insertAdherences(tx, [application]);
      await recordAct(tx, application, {
        action: 'applyToJoin',
        acting,
        signer,
        sequence: null,
        occurredAt: appliedAt,
      });
      return application;
    },
  });
}

function refuseApplication({ agreement, open }: FoundJoining): Refusal[] {
  const refusals: Refusal[] = [];
  if (agreement && !agreement.joiningNeedsApproval) {
    refusals.push(
      refuse(
        'INVALID_TRANSITION',
        'Joining this agreement takes no approval: sign it instead of applying.',
        'agreementId',
      ),
    );
  }
  if (open.includes(AdherenceState.APPLIED)) {
    refusals.push(
      refuse(
        'ALREADY_SIGNED',
        'The organisation has already applied to sign this version, and waits for an answer.',
        'organisationId',
      ),
    );
  }
  return refusals;
}
