import { markLoaded, placeLoaded, regionOfRecord } from '@hub/common';
import { Any, type EntityManager } from 'typeorm';
import { Organisation } from '../entities/organisation.js';
import { searchColumns } from '../search-columns.js';

/** What a write may set of an organisation. */
export type OrganisationValues = Pick<
  Organisation,
  | 'name'
  | 'aliases'
  | 'nameInEnglish'
  | 'organisationNumber'
  | 'organisationNumberSource'
  | 'kind'
  | 'sector'
  | 'regionCode'
  | 'municipalityCode'
  | 'sources'
>;

/** Locks organisations until the end of the transaction, in the order of their ids. */
export function lockOrganisations(tx: EntityManager, ids: readonly string[]): Promise<Organisation[]> {
  return tx.find(Organisation, {
    where: { id: Any([...ids]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/**
 * Makes whoever gives an id or a number wait for each other: what is free stays free until the end of the transaction.
 */
export async function lockNames(tx: EntityManager): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [NAMES_LOCK]);
}

/** Any number that nothing else in the database locks. */
const NAMES_LOCK = 7_413_260;

/** Adds organisations that are not there yet, as the register's own: the facts that the hub ships with leave them alone. */
export async function insertOrganisations(
  tx: EntityManager,
  organisations: readonly (OrganisationValues & { readonly id: string })[],
): Promise<void> {
  await tx.query(
    `insert into organisation (id, ${COLUMNS.join(', ')})
     select id, ${COLUMNS.join(', ')} from jsonb_populate_recordset(null::organisation, $1::jsonb)`,
    [JSON.stringify(organisations.map((each) => ({ id: each.id, ...rowOf(each) })))],
  );
  await markOwn(
    tx,
    organisations.map(({ id }) => id),
  );
  await markPlaces(tx, organisations);
}

/** Writes an organisation that the transaction has locked: one revision more. */
export async function saveOrganisation(
  tx: EntityManager,
  organisation: OrganisationValues & { readonly id: string },
): Promise<void> {
  await tx.query(
    `update organisation own set ${COLUMNS.map((column) => `${column} = given.${column}`).join(', ')},
       revision = own.revision + 1, updated_at = now()
     from jsonb_populate_record(null::organisation, $2::jsonb) given where own.id = $1`,
    [organisation.id, JSON.stringify(rowOf(organisation))],
  );
  await markOwn(tx, [organisation.id]);
  await markPlaces(tx, [organisation]);
}

/** From now on the facts that the hub ships with leave these organisations alone. */
export async function markOwn(tx: EntityManager, ids: readonly string[]): Promise<void> {
  await markLoaded(
    tx,
    ids.map((id) => ({ kind: 'organisations', id })),
  );
}

/** From now on the organisations are those regions', whatever an older file of another one says. */
async function markPlaces(
  tx: EntityManager,
  organisations: readonly (Pick<OrganisationValues, 'regionCode'> & { readonly id: string })[],
): Promise<void> {
  await markLoaded(
    tx,
    organisations.map((organisation) =>
      placeLoaded('organisations', regionOfRecord(organisation), organisation.id),
    ),
  );
}

const COLUMNS = [
  'name',
  'aliases',
  'organisation_number',
  'organisation_number_source',
  'kind',
  'sector',
  'region_code',
  'municipality_code',
  'sources',
  'sort_key',
  'search_text',
  'search_folded',
] as const;

function rowOf(values: OrganisationValues): Record<(typeof COLUMNS)[number], unknown> {
  return {
    name: values.name,
    aliases: values.aliases,
    organisation_number: values.organisationNumber,
    organisation_number_source: values.organisationNumberSource,
    kind: values.kind,
    sector: values.sector,
    region_code: values.regionCode,
    municipality_code: values.municipalityCode,
    sources: values.sources,
    ...searchColumns(values),
  };
}
