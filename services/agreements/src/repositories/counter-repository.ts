import { findRows, prepared } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { SignatoryCounter } from '../entities/signatory-counter.js';

/** Which agreements; both conditions where both are given, all agreements where none is. */
export interface CounterScope {
  readonly agreementId: string | null;
  /** Takes in the region's local agreements; "00": the national ones. */
  readonly regionCode: string | null;
}

/** In no order; ids that are not here are left out. */
export function findCounters(
  db: EntityManager,
  agreementIds: readonly string[],
): Promise<SignatoryCounter[]> {
  return findRows(db, SignatoryCounter, 'where agreement_id = any($1)', [agreementIds]);
}

export interface RegionSum {
  readonly regionCode: string;
  readonly registered: number;
  readonly registerComplete: boolean;
  readonly sequence: string;
  readonly asOf: Date;
}

/** The counters of each region's agreements added up; one row for each region, also for those without agreements. */
export function sumCountersOfRegions(
  db: EntityManager,
  regionCodes: readonly string[],
): Promise<RegionSum[]> {
  return db.query(
    `select region.code as "regionCode",
       coalesce(sum(counter.registered), 0)::integer as registered,
       coalesce(bool_and(counter.register_complete), false) as "registerComplete",
       coalesce(sum(counter.sequence), 0)::text as sequence,
       coalesce(max(counter.changed_at), date_trunc('milliseconds', now())) as "asOf"
     from unnest($1::text[]) as region (code)
     left join agreement on agreement.region_code = region.code
     left join signatory_counter counter on counter.agreement_id = agreement.id
     group by region.code`,
    [regionCodes],
  );
}

export type PlacedCounter = SignatoryCounter & { readonly regionCode: string };

export interface CounterSnapshot {
  /** Every counter that is in one of the scopes, in no order. */
  readonly counters: readonly PlacedCounter[];
  /** Whether the given snapshot is one of this database, not of the one that it was restored from. */
  readonly known: boolean;
  /** The transactions (xid8) whose changes are in the counters, but that the given snapshot did not see. */
  readonly unseen: readonly string[];
}

/**
 * Counters as they stand at one moment, and which of the changes that made them so an earlier moment had not seen yet.
 *
 * @param earlier a PostgreSQL snapshot; null where none was ever taken.
 */
export async function readCounterSnapshot(
  db: EntityManager,
  scopes: readonly CounterScope[],
  earlier: string | null,
): Promise<CounterSnapshot> {
  // One statement sees one moment.
  const [row]: (Omit<CounterSnapshot, 'counters'> & { counters: CounterJson[] })[] = await db.query(
    `select moment.known,
       array(
         select distinct transaction::text from outbox
         where transaction >= (select case when moment.known then pg_snapshot_xmin($1) else '0'::xid8 end)
           and not (moment.known and pg_visible_in_snapshot(transaction, $1))
       ) as unseen,
       (
         select coalesce(jsonb_agg(to_jsonb(counter)), '[]')
         from (
           select agreement.id as "agreementId", agreement.region_code as "regionCode", registered,
             sequence::text as sequence, register_complete as "registerComplete", signed_here as "signedHere",
             reported, value, changed_at as "changedAt"
           from signatory_counter join agreement on agreement.id = signatory_counter.agreement_id
           where agreement.id = any($2) or agreement.region_code = any($3) or $4
         ) counter
       ) as counters
     from (
       select coalesce(pg_snapshot_xmax($1::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot()), false) as known
     ) moment`,
    [
      earlier,
      scopes.flatMap(({ agreementId }) => agreementId ?? []),
      scopes.flatMap(({ agreementId, regionCode }) => (agreementId === null && regionCode) || []),
      scopes.some(({ agreementId, regionCode }) => agreementId === null && regionCode === null),
    ],
  );
  if (row === undefined) throw new Error('Expected one row of counters, got none.');
  const { known, unseen, counters } = row;
  return {
    known,
    unseen,
    counters: counters.map((counter) => ({ ...counter, changedAt: new Date(counter.changedAt) })),
  };
}

type CounterJson = Omit<PlacedCounter, 'changedAt'> & { readonly changedAt: string };

/**
 * Locks an agreement's counter until the end of the transaction: every write to the agreement or its signatures holds
 * this lock.
 *
 * @returns whether there is such an agreement.
 */
export async function lockCounter(tx: EntityManager, agreementId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(LOCK, [agreementId]);
  return rows.length > 0;
}

/**
 * Locks agreements, with their counters, until the end of the transaction, in the order of their ids. Where the transaction
 * sees one moment, whoever has changed one of them since is met as a serialization failure.
 */
export async function lockAgreements(tx: EntityManager, agreementIds: readonly string[]): Promise<void> {
  if (agreementIds.length === 0) return;
  await tx.query(
    'select from signatory_counter where agreement_id = any($1) order by agreement_id for update',
    [agreementIds],
  );
  // Who writes to an agreement without moving its count dates its row.
  await tx.query('select from agreement where id = any($1) order by id for no key update', [agreementIds]);
}

const LOCK = prepared('select from signatory_counter where agreement_id = $1 for update');

/** The database's clock: replicas may not agree on the time. */
export async function timeInTransaction(tx: EntityManager): Promise<Date> {
  const [row]: { now: Date }[] = await tx.query(
    "select date_trunc('milliseconds', clock_timestamp()) as now",
  );
  if (row === undefined) throw new Error('Expected the time, got nothing.');
  return row.now;
}

/**
 * Moves a locked counter on, most often by one signing or withdrawal.
 *
 * @param step how many more (or fewer) organisations adhere to the current version.
 * @param changes by how many changes it moves on; default 1.
 */
export async function moveCounter(
  tx: EntityManager,
  agreementId: string,
  step: number,
  changes = 1,
): Promise<SignatoryCounter> {
  const [rows]: [CounterRow[]] = await tx.query(MOVE, [step, changes, agreementId]);
  return counterOf(agreementId, rows);
}

/** By the database's clock, read under the lock: replicas may not agree on the time, and later changes are not earlier. */
const MOVE = prepared(`
  update signatory_counter set registered = registered + $1, sequence = sequence + $2, signed_here = true,
    changed_at = greatest(changed_at, date_trunc('milliseconds', clock_timestamp()))
  where agreement_id = $3
  returning registered, sequence, register_complete, signed_here, reported, value, changed_at`);

/**
 * Counts the signatures on the current version of a locked counter's agreement anew, and moves the counter on.
 *
 * @param steps by how many changes.
 */
export async function recountSignatories(
  tx: EntityManager,
  agreementId: string,
  steps: number,
): Promise<SignatoryCounter> {
  const [rows]: [CounterRow[]] = await tx.query(
    `update signatory_counter counter set
       registered = (
         select count(*)::integer from adherence join agreement on agreement.current_version_id = adherence.version_id
         where agreement.id = $1 and adherence.state = 'ACTIVE'
       ),
       sequence = sequence + $2,
       changed_at = greatest(changed_at, date_trunc('milliseconds', clock_timestamp()))
     where agreement_id = $1 returning counter.*`,
    [agreementId, steps],
  );
  return counterOf(agreementId, rows);
}

/**
 * Moves the number of a counter on; nothing is counted.
 *
 * @param steps by how many changes.
 * @param changedAt when the last of them was, RFC 3339; null: now.
 */
export async function numberChanges(
  tx: EntityManager,
  agreementId: string,
  steps: number,
  changedAt: string | null,
): Promise<SignatoryCounter> {
  const [rows]: [CounterRow[]] = await tx.query(
    `update signatory_counter counter set
       sequence = sequence + $2,
       changed_at = coalesce($3::timestamptz, greatest(changed_at, date_trunc('milliseconds', clock_timestamp())))
     where agreement_id = $1 returning counter.*`,
    [agreementId, steps, changedAt],
  );
  return counterOf(agreementId, rows);
}

/** A counter with what it is of. */
export interface CountedAgreement {
  readonly counter: SignatoryCounter;
  readonly regionCode: string;
  readonly currentVersionId: string | null;
}

/** Every agreement that has a counter, by id. */
export async function findCountedAgreements(
  db: EntityManager,
): Promise<ReadonlyMap<string, CountedAgreement>> {
  const rows: CounterRow[] = await db.query(
    `select counter.*, region_code, current_version_id
     from signatory_counter counter join agreement on agreement.id = agreement_id`,
  );
  return new Map(
    rows.map((row) => {
      const agreementId = row.agreement_id as string;
      const regionCode = row.region_code as string;
      const currentVersionId = row.current_version_id as string | null;
      return [agreementId, { counter: counterOf(agreementId, [row]), regionCode, currentVersionId }];
    }),
  );
}

/** The highest numbers of which the outbox tells, by agreement; agreements of which it tells nothing are left out. */
export async function findLoggedSequences(
  db: EntityManager,
  agreementIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (agreementIds.length === 0) return new Map();
  const rows: { key: string; sequence: number }[] = await db.query(
    'select key, max(sequence)::float8 as sequence from outbox where key = any($1) group by key',
    [agreementIds],
  );
  return new Map(rows.map(({ key, sequence }) => [key, sequence]));
}

/** A counter that was moved on by several changes, as it was numbered some of them before. */
export const changesBefore = (counter: SignatoryCounter, changes: number): SignatoryCounter => ({
  ...counter,
  sequence: String(BigInt(counter.sequence) - BigInt(changes)),
});

/** Sets what a locked counter shows beside the signatures; nothing is counted. */
export async function setCounted(
  tx: EntityManager,
  agreementId: string,
  change: Partial<Pick<SignatoryCounter, 'registerComplete' | 'reported'>>,
): Promise<void> {
  await tx.update(SignatoryCounter, { agreementId }, change as never);
}

type CounterRow = Readonly<Record<string, unknown>>;

function counterOf(agreementId: string, [row]: readonly CounterRow[]): SignatoryCounter {
  if (row === undefined) throw new Error(`Expected a counter of ${agreementId}, found none.`);
  return {
    agreementId,
    registered: row.registered as number,
    sequence: String(row.sequence),
    registerComplete: row.register_complete as boolean,
    signedHere: row.signed_here as boolean,
    reported: row.reported as SignatoryCounter['reported'],
    value: row.value as number | null,
    changedAt: row.changed_at as Date,
  };
}
