import type { EntityManager } from 'typeorm';
import type { KeptCheckpoints } from './checkpoints.js';
import { readChain } from './read-chain.js';
import { type HistoryFault, type StoredPerson, verifyChain, verifyPersons } from './verify-chain.js';

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
    faults: [...verifyChain(entries, kept ?? []), ...verifyPersons(entries, persons)],
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
 * Verifies the histories of a service's database; null where it keeps none.
 *
 * @param only the chains; default: all, also those of which nothing but checkpoints is left.
 */
export async function verifyHistories(
  db: EntityManager,
  checkpoints: KeptCheckpoints | null,
  only?: readonly string[],
): Promise<VerifiedHistories | null> {
  if (!(await keepsHistory(db))) return null;
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
  return { chains: chains.length, entries, checkpoints: checkpoints === null ? null : kept, faulty };
}

async function chainsOf(db: EntityManager, checkpoints: KeptCheckpoints | null): Promise<string[]> {
  const rows: { chain: string }[] = await db.query('select distinct chain from history_entry order by chain');
  const known = (await checkpoints?.chains()) ?? [];
  return [...new Set([...known, ...rows.map(({ chain }) => chain)])];
}

/** Whether the database has the tables of histories and persons. */
export async function keepsHistory(db: EntityManager): Promise<boolean> {
  const [found]: { there: boolean }[] = await db.query(
    "select to_regclass('history_entry') is not null as there",
  );
  return found?.there ?? false;
}

const personsOf = (db: EntityManager, chain: string): Promise<StoredPerson[]> =>
  db.query(
    `select person.digest, salt, subject, name, title, evidence
     from history_entry join person on person.digest = actor where chain = $1`,
    [chain],
  );
