import { randomUUID } from 'node:crypto';
import { hasRole } from '@hub/schema/identity';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.js';
import { Adherence } from '../entities/adherence.js';
import { AdherenceState } from '../entities/adherence-state.js';
import { Agreement } from '../entities/agreement.js';
import { AgreementVersion } from '../entities/agreement-version.js';
import { Joining } from '../entities/joining.js';
import type { Refusal } from '../entities/refusal.js';
import type { SignAgreementInput } from '../entities/sign-agreement.js';
import { hasActiveAdherence, insertAdherence } from '../repositories/adherence-repository.js';
import { findAgreementsById } from '../repositories/agreement-repository.js';
import { lockCounter, moveCounter } from '../repositories/counter-repository.js';
import { findVersionsById } from '../repositories/version-repository.js';
import { idempotentWrite, KEY_CONFLICT } from './idempotent-write.js';
import { recordChange } from './record-change.js';
import { refuse, refuseConflict, refuseKey, refuseUnauthorised } from './refusals.js';
import { refused, revive, type SigningResult } from './signing-result.js';

/**
 * An organisation signs the current version of an agreement that is open for joining. The caller must be its
 * signatory. Sent again with the same key, it gives the first answer again.
 *
 * @throws HubError SUBGRAPH_UNREACHABLE where the organisations service can't be asked; nothing is written then.
 */
export async function signAgreement(
  { idempotencyKey, ...input }: SignAgreementInput,
  context: Context,
): Promise<SigningResult> {
  const { identity, db, organisations } = context;
  const { subject } = identity;
  const refusals = refuseKey(idempotencyKey);
  const authorised = subject !== null && hasRole(identity, 'signatory', input.organisationId);
  if (!authorised) refusals.push(refuseUnauthorised('sign for this organisation', 'organisationId'));
  if (!authorised || refusals.length > 0) return refused(refusals);

  const result = await idempotentWrite({
    db,
    subject,
    key: idempotencyKey,
    input: ['signAgreement', input],
    prepare: () => organisations.exists(input.organisationId, context),
    write: (tx, organisationExists) => sign(tx, input, organisationExists),
  });
  return result === KEY_CONFLICT ? refused([refuseConflict()]) : revive(result);
}

type Signing = Omit<SignAgreementInput, 'idempotencyKey'>;

async function sign(
  tx: EntityManager,
  signing: Signing,
  organisationExists: boolean,
): Promise<SigningResult> {
  const { agreementId, versionId, organisationId } = signing;
  const exists = await lockCounter(tx, agreementId);
  // Read only now: what these say holds until the lock is released.
  const [agreement] = exists ? await findAgreementsById(tx, [agreementId]) : [];
  const [version] = await findVersionsById(tx, [versionId]);
  const refusals = [
    ...refuseUnknown(signing, { agreement, version, organisationExists }),
    ...(agreement ? refuseState(agreement, version) : []),
  ];
  if (await hasActiveAdherence(tx, organisationId, versionId)) {
    refusals.push(
      refuse('ALREADY_SIGNED', 'The organisation has already signed this version.', 'organisationId'),
    );
  }
  if (!agreement || refusals.length > 0) return refused(refusals, agreement?.id);

  const counter = await moveCounter(tx, agreementId, 1);
  const adherence = Object.assign(new Adherence(), {
    id: `${agreement.regionCode}-adherence-${randomUUID()}`,
    agreementId,
    versionId,
    organisationId,
    state: AdherenceState.ACTIVE,
    signedAt: counter.changedAt,
    withdrawnAt: null,
  });
  await insertAdherence(tx, adherence);
  await recordChange(tx, adherence, agreement.regionCode, counter);
  return { adherence, agreementId, refusals: [] };
}

function refuseUnknown(
  { agreementId, versionId, organisationId }: Signing,
  found: {
    agreement: Agreement | undefined;
    version: AgreementVersion | undefined;
    organisationExists: boolean;
  },
): Refusal[] {
  const refusals: Refusal[] = [];
  if (!found.agreement) {
    refusals.push(refuse('NOT_FOUND', `There is no agreement ${quoted(agreementId)}.`, 'agreementId'));
  }
  if (!found.version || found.version.agreementId !== agreementId) {
    refusals.push(refuse('NOT_FOUND', `The agreement has no version ${quoted(versionId)}.`, 'versionId'));
  }
  if (!found.organisationExists) {
    refusals.push(
      refuse('NOT_FOUND', `There is no organisation ${quoted(organisationId)}.`, 'organisationId'),
    );
  }
  return refusals;
}

function refuseState(agreement: Agreement, version: AgreementVersion | undefined): Refusal[] {
  const refusals: Refusal[] = [];
  if (version?.agreementId === agreement.id && version.id !== agreement.currentVersionId) {
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
  if (agreement.joining !== Joining.OPEN) {
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
  return refusals;
}

function quoted(id: string): string {
  return JSON.stringify(id.length > 100 ? `${id.slice(0, 100)}…` : id);
}
