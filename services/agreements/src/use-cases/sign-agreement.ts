import { randomUUID } from 'node:crypto';
import { performWrite, type Refusal, refuse } from '@hub/common';
import type { Standing } from '../clients/organisations-client.js';
import type { Context } from '../context.js';
import { newAdherence } from '../entities/adherence.js';
import { AdherenceState } from '../entities/adherence-state.js';
import type { Agreement } from '../entities/agreement.js';
import { Joining } from '../entities/joining.js';
import type { SignAgreementInput } from '../entities/sign-agreement.js';
import { insertAdherences } from '../repositories/adherence-repository.js';
import { moveCounter } from '../repositories/counter-repository.js';
import { type FoundJoining, findJoining, refuseJoining } from './find-joining.js';
import { recordAct } from './record-act.js';
import { recordChange } from './record-change.js';
import { refuseSigner } from './refuse-signer.js';
import { type ShownSigning, type SigningResult, signingResult } from './signing-result.js';

/**
 * An organisation signs the current version of an agreement that is open for joining. The caller must be its
 * signatory. Sent again with the same key, it gives the first answer again.
 *
 * @throws HubError SUBGRAPH_UNREACHABLE where the organisations service can't be asked; nothing is written then.
 */
export async function signAgreement(input: SignAgreementInput, context: Context): Promise<SigningResult> {
  const result = await performWrite<
    Omit<SignAgreementInput, 'idempotencyKey'>,
    FoundJoining,
    Standing,
    ShownSigning
  >({
    context,
    act: 'signAgreement',
    scope: { organisation: input.organisationId },
    scopeField: 'organisationId',
    input,
    check: ({ signer }) => refuseSigner(signer),
    prepare: ({ organisationId }) => context.organisations.exists(organisationId, context),
    find: findJoining,
    refuse: (found, given, standing) => [
      ...refuseJoining(found, given, standing),
      ...refuseUnapproved(found),
    ],
    current: ({ agreement }) => ({ adherence: null, agreementId: agreement?.id ?? null }),
    async apply(tx, { agreement }, { agreementId, versionId, organisationId, signer }, acting) {
      const counter = await moveCounter(tx, agreementId, 1);
      const { regionCode } = agreement as Agreement;
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
      return { adherence, agreementId };
    },
  });
  return signingResult(result);
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
