import { type Connection, keysetPages, type SortField } from '@hub/common';
import { Any, type EntityManager } from 'typeorm';
import { Adherence, PUBLIC_STATES } from '../entities/adherence.js';
import type { AdherenceListArgs } from '../entities/adherence-list-args.js';
import { AdherenceOrderField } from '../entities/adherence-order.js';
import { AdherenceState } from '../entities/adherence-state.js';

/** Those that anyone may see, in no order. */
export function findPublicAdherencesById(db: EntityManager, ids: readonly string[]): Promise<Adherence[]> {
  return db.findBy(Adherence, { id: Any([...ids]), state: Any([...PUBLIC_STATES]) });
}

export function findPublicAdherence(db: EntityManager, id: string): Promise<Adherence | null> {
  return db.findOneBy(Adherence, { id, state: Any([...PUBLIC_STATES]) });
}

export function hasActiveAdherence(
  db: EntityManager,
  organisationId: string,
  versionId: string,
): Promise<boolean> {
  return db.existsBy(Adherence, { organisationId, versionId, state: AdherenceState.ACTIVE });
}

export async function insertAdherence(tx: EntityManager, adherence: Adherence): Promise<void> {
  await tx.insert(Adherence, adherence);
}

export async function markWithdrawn(tx: EntityManager, id: string, withdrawnAt: Date): Promise<void> {
  await tx.update(Adherence, { id }, { state: AdherenceState.WITHDRAWN, withdrawnAt });
}

/** Whether anyone has ever signed the version, or asked to. */
export function hasAdherences(db: EntityManager, versionId: string): Promise<boolean> {
  return db.existsBy(Adherence, { versionId });
}

/**
 * Ends every ACTIVE adherence to a version.
 *
 * @returns them, ended, the earliest signed first.
 */
export async function endStanding(tx: EntityManager, versionId: string): Promise<Adherence[]> {
  const standing = await tx.find(Adherence, {
    where: { versionId, state: AdherenceState.ACTIVE },
    order: { signedAt: 'ASC', id: 'ASC' },
  });
  await tx.update(Adherence, { versionId, state: AdherenceState.ACTIVE }, { state: AdherenceState.ENDED });
  return standing.map((adherence) =>
    Object.assign(new Adherence(), adherence, { state: AdherenceState.ENDED }),
  );
}

/** Lets ended adherences stand on in another version, but for those of organisations that have signed it themselves. */
export async function carryOver(
  tx: EntityManager,
  ended: readonly Adherence[],
  versionId: string,
): Promise<void> {
  await tx.query(
    `insert into adherence (id, agreement_id, version_id, organisation_id, state, signed_at, carried_from_id)
     select left(id, 2) || '-adherence-' || gen_random_uuid(), agreement_id, $2, organisation_id, 'ACTIVE', signed_at, id
     from adherence where id = any($1)
     on conflict (organisation_id, version_id) where state = 'ACTIVE' do nothing`,
    [ended.map(({ id }) => id), versionId],
  );
}

/** The same page of the public adherences of each agreement, in the agreements' order. */
export function listAdherencesOfAgreements(
  db: EntityManager,
  agreementIds: readonly string[],
  args: AdherenceListArgs,
): Promise<(Connection<Adherence> | Error)[]> {
  return keysetPages({
    ...listOf(db, 'Agreement.adherences', args),
    parent: 'adherence.agreementId',
    parents: agreementIds,
  });
}

/** The same page of the public adherences of each organisation, in the organisations' order. */
export function listAdherencesOfOrganisations(
  db: EntityManager,
  organisationIds: readonly string[],
  args: AdherenceListArgs,
): Promise<(Connection<Adherence> | Error)[]> {
  return keysetPages({
    ...listOf(db, 'Organisation.adherences', args),
    parent: 'adherence.organisationId',
    parents: organisationIds,
  });
}

function listOf(db: EntityManager, name: string, { state, orderBy, ...page }: AdherenceListArgs) {
  const by = orderBy?.by ?? AdherenceOrderField.SIGNED_AT;
  const order: SortField[] = [{ ...SORT_FIELDS[by], direction: orderBy?.direction ?? 'ASC' }];
  const states = state ? PUBLIC_STATES.filter((candidate) => candidate === state) : PUBLIC_STATES;
  return {
    name,
    query: db.createQueryBuilder(Adherence, 'adherence').where('adherence.state = any(:states)', { states }),
    filter: { state },
    order,
    page,
  };
}

/** Those that anyone may see have all been signed. */
const SORT_FIELDS: Readonly<Record<AdherenceOrderField, SortField>> = {
  SIGNED_AT: { expression: 'adherence.signedAt', type: 'timestamp' },
  WITHDRAWN_AT: { expression: 'adherence.withdrawnAt', type: 'timestamp', nullable: true },
};
