import { prepared } from '@hub/common';
import type { EntityManager } from 'typeorm';

/**
 * Holds off the merging of some organisations until the end of the transaction. Whoever writes under an organisation's id
 * calls this first, before any other lock.
 *
 * @returns those that were merged already, with what their ids lead to.
 */
export async function lockOrganisations(
  tx: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  await tx.query(LOCK_ALL, [ids]);
  // Read only now: what this says holds until the lock is released.
  return mergedAmong(tx, ids);
}

const LOCK_ALL = prepared(`
  select pg_advisory_xact_lock_shared(hashtextextended('organisation ' || id, 0))
  from (select distinct unnest($1::text[]) as id order by 1) wanted`);

/**
 * Holds off the merging of some organisations until the connection is closed, also beyond a transaction. What a
 * transaction that begins after it reads of merges holds for it.
 */
export async function holdOffMerges(db: EntityManager, ids: readonly string[]): Promise<void> {
  await db.query(
    `select pg_advisory_lock_shared(hashtextextended('organisation ' || id, 0))
     from (select distinct unnest($1::text[]) as id order by 1) wanted`,
    [ids],
  );
}

/** Waits for whoever writes under an organisation's id, and keeps others waiting until the end of the transaction. */
export async function lockMerging(tx: EntityManager, id: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('organisation ' || $1, 0))`, [id]);
}

/** Those of the ids that lead on, with what they lead to. */
export async function mergedAmong(
  db: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows: { id: string; survivorId: string }[] = await db.query(MERGED, [ids]);
  return new Map(rows.map(({ id, survivorId }) => [id, survivorId]));
}

const MERGED = prepared('select id, survivor_id as "survivorId" from merged_organisation where id = any($1)');

/** For each id that was merged, or that others were merged into, all the ids of that organisation, its own too. */
export async function idsOfSame(
  db: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows: { id: string; same: string[] }[] = await db.query(
    `select asked.id, array_agg(merged.id) || min(merged.survivor_id) as same
     from unnest($1::text[]) as asked (id)
     left join merged_organisation own on own.id = asked.id
     join merged_organisation merged on merged.survivor_id = coalesce(own.survivor_id, asked.id)
     group by asked.id`,
    [ids],
  );
  return new Map(rows.map(({ id, same }) => [id, same]));
}

/** Makes an id lead to a survivor, with all ids that led to it. */
export async function keepMerged(tx: EntityManager, id: string, survivorId: string): Promise<void> {
  await tx.query('update merged_organisation set survivor_id = $2 where survivor_id = $1', [id, survivorId]);
  await tx.query(
    `insert into merged_organisation (id, survivor_id) values ($1, $2)
     on conflict (id) do update set survivor_id = excluded.survivor_id`,
    [id, survivorId],
  );
}

/**
 * Ids that lead on, though something still stands under them, such as what a file of an earlier day brought.
 *
 * @param agreementIds in which agreements; null: in any.
 */
export function findLeftUnderMerged(
  db: EntityManager,
  agreementIds: readonly string[] | null,
): Promise<{ id: string; survivorId: string }[]> {
  return db.query(
    `select id, survivor_id as "survivorId" from merged_organisation
     where id in (
       select organisation_id from adherence where $1::text[] is null or agreement_id = any($1)
       union select organisation_id from party where $1::text[] is null or agreement_id = any($1)
     )
     order by id`,
    [agreementIds],
  );
}

/** The agreements that an organisation has signed, or is a party to, in the order in which they are locked. */
export async function findAgreementsOfOrganisation(
  db: EntityManager,
  organisationId: string,
): Promise<string[]> {
  const rows: { id: string }[] = await db.query(
    `select agreement_id as id from adherence where organisation_id = $1
     union select agreement_id from party where organisation_id = $1 order by 1`,
    [organisationId],
  );
  return rows.map(({ id }) => id);
}

/** @returns how many parties of the agreement are another organisation now. */
export async function moveParties(
  tx: EntityManager,
  agreementId: string,
  fromId: string,
  toId: string,
): Promise<number> {
  const rows: unknown[] = await tx.query(
    `with moved as (
       update party set organisation_id = $3 where agreement_id = $1 and organisation_id = $2 returning agreement_id
     ), dated as (
       update agreement set updated_at = clock_timestamp() where id in (select agreement_id from moved)
     )
     select from moved`,
    [agreementId, fromId, toId],
  );
  return rows.length;
}
