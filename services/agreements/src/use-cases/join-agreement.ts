import { type Acting, performWrite, type Refusal } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { Standing } from '../clients/organisations-client.js';
import type { Context } from '../context.js';
import type { Adherence } from '../entities/adherence.js';
import type { Agreement } from '../entities/agreement.js';
import type { SignerInput } from '../entities/signer-input.js';
import { type FoundJoining, findJoining, type JoiningInput, refuseJoining } from './find-joining.js';
import { refuseSigner } from './refuse-signer.js';
import { type ShownSigning, type SigningResult, signingResult } from './signing-result.js';

interface Given extends JoiningInput {
  readonly signer?: SignerInput | null;
}

/** A way to join an agreement. */
export interface JoiningWrite {
  readonly act: 'signAgreement' | 'applyToJoin';
  readonly input: Given & { readonly idempotencyKey: string };
  /** What speaks against this way of joining alone. */
  readonly refuse: (found: FoundJoining) => readonly Refusal[];
  /** @returns the adherence that was made. */
  readonly apply: (
    tx: EntityManager,
    agreement: Agreement,
    input: Given,
    acting: Acting,
  ) => Promise<Adherence>;
}

/**
 * An organisation joins an agreement that is open for it, by its signatory.
 *
 * @throws HubError SUBGRAPH_UNREACHABLE where the organisations service can't be asked; nothing is written then.
 */
export async function joinAgreement(
  context: Context,
  { act, input, refuse, apply }: JoiningWrite,
): Promise<SigningResult> {
  const result = await performWrite<Given, FoundJoining, Standing, ShownSigning>({
    context,
    act,
    scope: { organisation: input.organisationId },
    scopeField: 'organisationId',
    input,
    check: ({ signer }) => refuseSigner(signer),
    prepare: ({ organisationId }) => context.organisations.exists(organisationId, context),
    find: findJoining,
    refuse: (found, given, standing) => [...refuseJoining(found, given, standing), ...refuse(found)],
    current: ({ agreement }) => ({ adherence: null, agreementId: agreement?.id ?? null }),
    async apply(tx, { agreement }, given, acting) {
      const adherence = await apply(tx, agreement as Agreement, given, acting);
      return { adherence, agreementId: given.agreementId };
    },
  });
  return signingResult(result);
}
