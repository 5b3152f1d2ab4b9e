import type { EntityManager } from 'typeorm';
import { hasTable } from '../database/has-table.js';
import type { KeptCheckpoints } from './checkpoints.js';
import { readChain } from './read-chain.js';
import {
  type HistoryFault,
  HistoryFaultKind,
  type StoredPerson,
  verifyChain,
  verifyPersons,
} from './verify-chain.js';
import { verifyCoverage } from './verify-coverage.js';
import { verifyForeignPersons } from './verify-foreign-persons.js';

/** What came of verifying one history. */
export interface VerifiedHistory {
  readonly chain: string;
  readonly entries: number;
  /** The hash of the last entry; null where there is none. */
  readonly head: string | null;
  /** How many checkpoints it was held against; null where the service signs none. */
  readonly checkpoints: number | null;
  readonly faults: readonly HistoryFault[];
}

/** @param checkpoints null for a service that signs none. */
export async function verifyHistory(
  db: EntityManager,
  chain: string,
  checkpoints: KeptCheckpoints | null,
): Promise<VerifiedHistory> {
  // First of all: what grows meanwhile would else seem to be cut off.
  const kept = checkpoints === null ? null : await checkpoints.of(chain);
  const entries = await readChain(db, chain);
  const persons = await personsOf(db, chain);
  return {
    chain,
    entries: entries.length,
    head: entries.at(-1)?.hash ?? null,
    checkpoints: kept?.length ?? null,
    faults: [
      ...verifyChain(entries, kept ?? []),
      ...(kept === null ? [] : verifyCoverage(entries, kept, await timeOf(db))),
      ...verifyPersons(entries, persons),
    ],
  };
}

/** Of all histories of a service. */
export interface VerifiedHistories {
  readonly chains: number;
  readonly entries: number;
  readonly checkpoints: number | null;
  /** Those with faults. */
  readonly faulty: readonly VerifiedHistory[];
}

/**
 * Verifies the histories of a service's database; null where it has never been prepared. One that has been, and is
 * without the table, has lost it.
 *
 * @param only the chains; default: all, also those of which nothing but checkpoints is left.
 */
export async function verifyHistories(
  db: EntityManager,
  checkpoints: KeptCheckpoints | null,
  only?: readonly string[],
): Promise<VerifiedHistories | null> {
  if (!(await keepsHistory(db))) return (await isPrepared(db)) ? lost(await checkpoints?.chains()) : null;
  const chains = only ?? (await chainsOf(db, checkpoints));
  let entries = 0;
  let kept = 0;
  const faulty: VerifiedHistory[] = [];
  for (const chain of chains) {
    const verified = await verifyHistory(db, chain, checkpoints);
    entries += verified.entries;
    kept += verified.checkpoints ?? 0;
    if (verified.faults.length > 0) faulty.push(verified);
  }
  if (only === undefined) faulty.push(...wholly('person', await verifyForeignPersons(db)));
  return { chains: chains.length, entries, checkpoints: checkpoints === null ? null : kept, faulty };
}

async function chainsOf(db: EntityManager, checkpoints: KeptCheckpoints | null): Promise<string[]> {
  const rows: { chain: string }[] = await db.query('select distinct chain from history_entry order by chain');
  const known = (await checkpoints?.chains()) ?? [];
  return [...new Set([...known, ...rows.map(({ chain }) => chain)])];
}

/** Whether the database has the tables of histories and persons. */
export const keepsHistory = (db: EntityManager): Promise<boolean> => hasTable(db, 'history_entry');

/** Whether a service has ever made its tables in it. */
const isPrepared = (db: EntityManager): Promise<boolean> => hasTable(db, 'migration');

/** @param chains those that checkpoints tell of; undefined for a service that signs none. */
function lost(chains: readonly string[] | undefined): VerifiedHistories {
  const fault = {
    kind: HistoryFaultKind.TABLE_MISSING,
    number: 0,
    message: `The table history_entry is not there${chains?.length ? `, of whose histories ${chains.length} have checkpoints` : ''}: it was removed or renamed, or the service has not been prepared since it keeps histories.`,
  };
  return {
    chains: 0,
    entries: 0,
    checkpoints: chains === undefined ? null : 0,
    faulty: wholly('history_entry', [fault]),
  };
}

/** What is wrong with a table as a whole, told as that of a history of its name. */
const wholly = (chain: string, faults: readonly HistoryFault[]): VerifiedHistory[] =>
  faults.length === 0 ? [] : [{ chain, entries: 0, head: null, checkpoints: null, faults }];

async function timeOf(db: EntityManager): Promise<Date> {
  const [clock]: { now: Date }[] = await db.query('select clock_timestamp() as now');
  return clock?.now ?? new Date();
}

const personsOf = (db: EntityManager, chain: string): Promise<StoredPerson[]> =>
  db.query(
    `select person.digest, salt, subject, name, title, evidence
     from history_entry join person on person.digest = actor where chain = $1`,
    [chain],
  );
