import {
  type Connection,
  findRows,
  insertRows,
  keysetPages,
  prepared,
  type SortField,
  updateRow,
} from '@hub/common';
import type { Identity } from '@hub/schema/identity';
import { applicationsVisibleTo } from '@hub/schema/visibility';
import { Any, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { Adherence, PUBLIC_STATES } from '../entities/adherence.js';
import type { AdherenceListArgs } from '../entities/adherence-list-args.js';
import { AdherenceOrderField } from '../entities/adherence-order.js';
import { AdherenceState } from '../entities/adherence-state.js';

/** Those that the viewer may see, in no order. */
export function findVisibleAdherencesById(
  db: EntityManager,
  ids: readonly string[],
  viewer: Identity,
): Promise<Adherence[]> {
  const applications = applicationsVisibleTo(viewer);
  if (applications === null) return findRows(db, Adherence, 'where id = any($1)', [ids]);
  const { organisations, territories } = applications;
  return findRows(db, Adherence, VISIBLE_BY_ID, [ids, PUBLIC_STATES, organisations, territories]);
}

const VISIBLE_BY_ID = `where id = any($1)
  and (state = any($2) or organisation_id = any($3) or split_part(agreement_id, '-', 1) = any($4))`;

/** Whoever may see it: for a write that has authorised its caller. */
export async function findAdherence(tx: EntityManager, id: string): Promise<Adherence | null> {
  const [adherence = null] = await findRows(tx, Adherence, 'where id = $1', [id]);
  return adherence;
}

/** The states of adherences, by id; ids that are not here are left out. */
export async function findAdherenceStates(
  db: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AdherenceState>> {
  const rows: { id: string; state: AdherenceState }[] = await db.query(
    'select id, state from adherence where id = any($1)',
    [ids],
  );
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** In which of its states an organisation has something open on a version: an application, or a standing signature. */
export async function findOpenStates(
  db: EntityManager,
  organisationId: string,
  versionId: string,
): Promise<AdherenceState[]> {
  const open: { state: AdherenceState }[] = await db.query(OPEN, [organisationId, versionId, OPEN_STATES]);
  return open.map(({ state }) => state);
}

const OPEN = prepared(
  'select state from adherence where organisation_id = $1 and version_id = $2 and state = any($3)',
);

/** The standing signatures of some organisations on the versions of an agreement, as `organisation version`. */
export async function findStanding(
  db: EntityManager,
  agreementId: string,
  organisationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const standing = await db.findBy(Adherence, {
    agreementId,
    organisationId: Any([...organisationIds]),
    state: AdherenceState.ACTIVE,
  });
  return new Set(standing.map(({ organisationId, versionId }) => standingKey(organisationId, versionId)));
}

export const standingKey = (organisationId: string, versionId: string): string =>
  `${organisationId} ${versionId}`;

/** One statement, however many. */
export async function insertAdherences(tx: EntityManager, adherences: readonly Adherence[]): Promise<void> {
  await insertRows(tx, Adherence, adherences);
}

/** Whether anyone has ever signed the version, or asked to. */
export function hasAdherences(db: EntityManager, versionId: string): Promise<boolean> {
  return db.existsBy(Adherence, { versionId });
}

/**
 * Ends every ACTIVE adherence to a version, by the database's clock.
 *
 * @returns them, ended, the earliest signed first.
 */
export async function endStanding(tx: EntityManager, versionId: string): Promise<Adherence[]> {
  const [standing]: [{ id: string }[]] = await tx.query(
    `update adherence
     set state = 'ENDED', ended_at = greatest(signed_at, date_trunc('milliseconds', clock_timestamp()))
     where version_id = $1 and state = 'ACTIVE' returning id`,
    [versionId],
  );
  return tx.find(Adherence, {
    where: { id: Any(standing.map(({ id }) => id)) },
    order: { signedAt: 'ASC', id: 'ASC' },
  });
}

/** An adherence, and what it is of. */
export type AdherenceNames = Pick<Adherence, 'id' | 'agreementId' | 'versionId' | 'organisationId'>;

/**
 * Rejects every open application to sign a version.
 *
 * @returns those it rejected, by their ids.
 */
export async function rejectOpen(
  tx: EntityManager,
  versionId: string,
  reason: string,
): Promise<AdherenceNames[]> {
  return tx.query(
    `with rejected as (
       update adherence set state = 'REJECTED', reason = $2
       where version_id = $1 and state = 'APPLIED' returning id, agreement_id, version_id, organisation_id
     )
     select id, agreement_id as "agreementId", version_id as "versionId", organisation_id as "organisationId"
     from rejected order by id`,
    [versionId, reason],
  );
}

/**
 * Lets ended adherences stand on in another version, as they were signed, but for those of organisations that have signed
 * it themselves.
 */
export async function carryOver(
  tx: EntityManager,
  ended: readonly Adherence[],
  versionId: string,
): Promise<void> {
  await tx.query(
    `insert into adherence (id, agreement_id, version_id, organisation_id, signed_as, state, signed_at, applied_at, source,
       carried_from_id)
     select left(id, 2) || '-adherence-' || gen_random_uuid(), agreement_id, $2, organisation_id, signed_as, 'ACTIVE',
       signed_at, applied_at, source, id
     from adherence where id = any($1)
     on conflict (organisation_id, version_id) where state = 'ACTIVE' do nothing`,
    [ended.map(({ id }) => id), versionId],
  );
}

/** Writes what has become of an adherence. */
export async function updateAdherence(
  tx: EntityManager,
  id: string,
  change: Partial<Adherence>,
): Promise<void> {
  await updateRow(tx, Adherence, id, change);
}

/** The same page of the adherences of each agreement that the viewer may see, in the agreements' order. */
export function listAdherencesOfAgreements(
  db: EntityManager,
  agreementIds: readonly string[],
  args: AdherenceListArgs,
  viewer: Identity,
): Promise<(Connection<Adherence> | Error)[]> {
  return keysetPages({
    ...listOf(db, 'Agreement.adherences', args, viewer),
    parent: 'adherence.agreementId',
    parents: agreementIds,
  });
}

/** The same page of the adherences of each organisation that the viewer may see, in the organisations' order. */
export function listAdherencesOfOrganisations(
  db: EntityManager,
  organisationIds: readonly string[],
  args: AdherenceListArgs,
  viewer: Identity,
): Promise<(Connection<Adherence> | Error)[]> {
  return keysetPages({
    ...listOf(db, 'Organisation.adherences', args, viewer),
    parent: 'adherence.organisationId',
    parents: organisationIds,
  });
}

/** A cursor does not tell who it was made for: another viewer goes on from it among what that one may see. */
function listOf(
  db: EntityManager,
  name: string,
  { state, orderBy, ...page }: AdherenceListArgs,
  viewer: Identity,
) {
  const by = orderBy?.by ?? AdherenceOrderField.SIGNED_AT;
  const order: SortField[] = [{ ...SORT_FIELDS[by], direction: orderBy?.direction ?? 'ASC' }];
  const query = visible(db, viewer);
  if (state) query.andWhere('adherence.state = :state', { state });
  return { name, query, filter: { state }, order, page };
}

/** Selects, as `adherence`, those that the viewer may see. */
function visible(db: EntityManager, viewer: Identity): SelectQueryBuilder<Adherence> {
  const query = db.createQueryBuilder(Adherence, 'adherence');
  const applications = applicationsVisibleTo(viewer);
  if (applications === null) return query.where('true');
  return query.where(
    `(adherence.state = any(:publicStates) or adherence.organisationId = any(:ownOrganisations)
       or split_part(adherence.agreementId, '-', 1) = any(:ownTerritories))`,
    {
      publicStates: PUBLIC_STATES,
      ownOrganisations: applications.organisations,
      ownTerritories: applications.territories,
    },
  );
}

const OPEN_STATES: readonly AdherenceState[] = [AdherenceState.APPLIED, AdherenceState.ACTIVE];

/** Applications have not been signed: they come last, by id. */
const SORT_FIELDS: Readonly<Record<AdherenceOrderField, SortField>> = {
  SIGNED_AT: { expression: 'adherence.signedAt', type: 'timestamp', nullable: true },
  WITHDRAWN_AT: { expression: 'adherence.withdrawnAt', type: 'timestamp', nullable: true },
};
