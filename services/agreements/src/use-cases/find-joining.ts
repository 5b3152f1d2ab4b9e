import { quoted, type Refusal, refuse, refuseUnknown } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { Standing } from '../clients/organisations-client.js';
import { AdherenceState } from '../entities/adherence-state.js';
import type { Agreement } from '../entities/agreement.js';
import type { AgreementVersion } from '../entities/agreement-version.js';
import { Joining } from '../entities/joining.js';
import { findOpenStates } from '../repositories/adherence-repository.js';
import { findAgreementsById } from '../repositories/agreement-repository.js';
import { lockCounter } from '../repositories/counter-repository.js';
import { lockOrganisations } from '../repositories/merged-organisation-repository.js';
import { findVersionsById } from '../repositories/version-repository.js';
import { refuseAbsentSignatory } from './refuse-absent.js';

/** Which organisation joins what: by signing, or by applying. */
export interface JoiningInput {
  readonly agreementId: string;
  readonly versionId: string;
  readonly organisationId: string;
}

export interface FoundJoining {
  readonly agreement: Agreement | undefined;
  readonly version: AgreementVersion | undefined;
  /** What the organisation has open on the version. */
  readonly open: readonly AdherenceState[];
  /** What the organisation's id leads to; null where it is its own. */
  readonly mergedInto: string | null;
}

/** Locks the organisation's id and the agreement; what is read then holds until the end of the transaction. */
export async function findJoining(
  tx: EntityManager,
  { agreementId, versionId, organisationId }: JoiningInput,
): Promise<FoundJoining> {
  const merged = await lockOrganisations(tx, [organisationId]);
  const exists = await lockCounter(tx, agreementId);
  const [agreement] = exists ? await findAgreementsById(tx, [agreementId]) : [];
  const [version] = await findVersionsById(tx, [versionId]);
  return {
    agreement,
    version,
    open: await findOpenStates(tx, organisationId, versionId),
    mergedInto: merged.get(organisationId) ?? null,
  };
}

/** What speaks against joining, whether by signing or by applying. */
export const refuseJoining = (found: FoundJoining, input: JoiningInput, standing: Standing): Refusal[] => [
  ...refuseMissing(found, input, standing),
  ...refuseVersion(found, input),
  ...refuseClosed(found),
  ...(found.open.includes(AdherenceState.ACTIVE)
    ? [refuse('ALREADY_SIGNED', 'The organisation has already signed this version.', 'organisationId')]
    : []),
];

function refuseMissing(
  { agreement, version, mergedInto }: FoundJoining,
  { agreementId, versionId, organisationId }: JoiningInput,
  standing: Standing,
): Refusal[] {
  const refusals: Refusal[] = [];
  if (!agreement) refusals.push(refuseUnknown('agreement', agreementId, 'agreementId'));
  else if (version?.agreementId !== agreementId) {
    refusals.push(refuse('NOT_FOUND', `The agreement has no version ${quoted(versionId)}.`, 'versionId'));
  }
  return [...refusals, ...refuseAbsentSignatory(organisationId, standing, mergedInto, 'organisationId')];
}

function refuseVersion({ agreement, version }: FoundJoining, { agreementId }: JoiningInput): Refusal[] {
  if (!agreement || version?.agreementId !== agreementId || version.id === agreement.currentVersionId)
    return [];
  return [
    refuse(
      'VERSION_NOT_CURRENT',
      agreement.currentVersionId === null
        ? 'It is not known which version of this agreement is current, so none can be signed.'
        : `Only the current version can be signed, ${quoted(agreement.currentVersionId)}.`,
      'versionId',
    ),
  ];
}

function refuseClosed({ agreement }: FoundJoining): Refusal[] {
  if (!agreement || agreement.joining === Joining.OPEN) return [];
  return [
    refuse(
      'JOINING_CLOSED',
      agreement.joining === Joining.CLOSED
        ? 'The agreement is closed for joining.'
        : 'It is not known whether the agreement is open for joining, so it can’t be signed here.',
      'agreementId',
    ),
  ];
}
