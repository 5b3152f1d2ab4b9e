import { randomUUID } from 'node:crypto';
import { appendHistory, performWrite, quoted, type Refusal, refuse, refuseUnknown } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { Standing } from '../clients/organisations-client.js';
import type { Context } from '../context.js';
import { Adherence } from '../entities/adherence.js';
import { AdherenceState } from '../entities/adherence-state.js';
import type { Agreement } from '../entities/agreement.js';
import type { AgreementVersion } from '../entities/agreement-version.js';
import { Joining } from '../entities/joining.js';
import type { SignAgreementInput } from '../entities/sign-agreement.js';
import { hasActiveAdherence, insertAdherence } from '../repositories/adherence-repository.js';
import { findAgreementsById } from '../repositories/agreement-repository.js';
import { lockCounter, moveCounter } from '../repositories/counter-repository.js';
import { lockOrganisations } from '../repositories/merged-organisation-repository.js';
import { findVersionsById } from '../repositories/version-repository.js';
import { recordChange } from './record-change.js';
import { refuseMerged } from './refuse-merged.js';
import { refuseSigner } from './refuse-signer.js';
import { type ShownSigning, type SigningResult, signingResult } from './signing-result.js';

/**
 * An organisation signs the current version of an agreement that is open for joining. The caller must be its
 * signatory. Sent again with the same key, it gives the first answer again.
 *
 * @throws HubError SUBGRAPH_UNREACHABLE where the organisations service can't be asked; nothing is written then.
 */
export async function signAgreement(input: SignAgreementInput, context: Context): Promise<SigningResult> {
  const result = await performWrite<Signing, Found, Standing, ShownSigning>({
    context,
    act: 'signAgreement',
    scope: { organisation: input.organisationId },
    scopeField: 'organisationId',
    input,
    check: ({ signer }) => refuseSigner(signer),
    prepare: ({ organisationId }) => context.organisations.exists(organisationId, context),
    find,
    refuse: (found, given, standing) => [
      ...refuseMissing(found, given, standing),
      ...refuseState(found, given),
    ],
    current: ({ agreement }) => ({ adherence: null, agreementId: agreement?.id ?? null }),
    async apply(tx, { agreement }, { agreementId, versionId, organisationId, signer }, acting) {
      const counter = await moveCounter(tx, agreementId, 1);
      const { regionCode } = agreement as Agreement;
      const adherence = Object.assign(new Adherence(), {
        id: `${regionCode}-adherence-${randomUUID()}`,
        agreementId,
        versionId,
        organisationId,
        signedAs: null,
        state: AdherenceState.ACTIVE,
        signedAt: counter.changedAt,
        withdrawnAt: null,
        carriedFromId: null,
      });
      await insertAdherence(tx, adherence);
      await recordChange(tx, adherence, regionCode, counter);
      await appendHistory(tx, {
        chain: agreementId,
        action: 'signAgreement',
        acting,
        signer,
        occurredAt: counter.changedAt,
        payload: { adherenceId: adherence.id, versionId, organisationId, sequence: counter.sequence },
      });
      return { adherence, agreementId };
    },
  });
  return signingResult(result);
}

type Signing = Omit<SignAgreementInput, 'idempotencyKey'>;

interface Found {
  readonly agreement: Agreement | undefined;
  readonly version: AgreementVersion | undefined;
  readonly hasSigned: boolean;
  /** What the organisation's id leads to; null where it is its own. */
  readonly mergedInto: string | null;
}

async function find(tx: EntityManager, { agreementId, versionId, organisationId }: Signing): Promise<Found> {
  const merged = await lockOrganisations(tx, [organisationId]);
  const exists = await lockCounter(tx, agreementId);
  // Read only now: what these say holds until the lock is released.
  const [agreement] = exists ? await findAgreementsById(tx, [agreementId]) : [];
  const [version] = await findVersionsById(tx, [versionId]);
  return {
    agreement,
    version,
    hasSigned: await hasActiveAdherence(tx, organisationId, versionId),
    mergedInto: merged.get(organisationId) ?? null,
  };
}

function refuseMissing(
  { agreement, version, mergedInto }: Found,
  { agreementId, versionId, organisationId }: Signing,
  standing: Standing,
): Refusal[] {
  const refusals: Refusal[] = [];
  if (!agreement) refusals.push(refuseUnknown('agreement', agreementId, 'agreementId'));
  if (version?.agreementId !== agreementId) {
    refusals.push(refuse('NOT_FOUND', `The agreement has no version ${quoted(versionId)}.`, 'versionId'));
  }
  const survivorId = mergedInto ?? standing.mergedInto;
  if (survivorId !== null) refusals.push(refuseMerged(organisationId, survivorId, 'organisationId'));
  else if (!standing.exists) refusals.push(refuseUnknown('organisation', organisationId, 'organisationId'));
  return refusals;
}

function refuseState({ agreement, version, hasSigned }: Found, { agreementId }: Signing): Refusal[] {
  const refusals: Refusal[] = [];
  if (agreement && version?.agreementId === agreementId && version.id !== agreement.currentVersionId) {
    refusals.push(
      refuse(
        'VERSION_NOT_CURRENT',
        agreement.currentVersionId === null
          ? 'It is not known which version of this agreement is current, so none can be signed.'
          : `Only the current version can be signed, ${quoted(agreement.currentVersionId)}.`,
        'versionId',
      ),
    );
  }
  if (agreement && agreement.joining !== Joining.OPEN) {
    refusals.push(
      refuse(
        'JOINING_CLOSED',
        agreement.joining === Joining.CLOSED
          ? 'The agreement is closed for joining.'
          : 'It is not known whether the agreement is open for joining, so it can’t be signed here.',
        'agreementId',
      ),
    );
  }
  if (hasSigned) {
    refusals.push(
      refuse('ALREADY_SIGNED', 'The organisation has already signed this version.', 'organisationId'),
    );
  }
  return refusals;
}
