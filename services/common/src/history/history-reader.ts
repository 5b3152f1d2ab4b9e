import type { Identity } from '@hub/schema/identity';
import { type Act, roleFor, type Scope } from '@hub/schema/rights';
import DataLoader from 'dataloader';
import type { BaseContext } from '../http/base-context.js';
import { type Connection, pageOf } from '../lists/connection-of.js';
import type { PageArgs } from '../lists/page-args.js';
import { batch } from '../loaders/batch.js';
import { createListLoader, type ListLoader } from '../loaders/list-loader.js';
import type { Actor } from './actor.js';
import { HistoryEntry } from './history-entry.js';
import { type HistoryPage, historyPages } from './history-pages.js';
import { type PersonFound, type PersonWanted, readPersons } from './read-persons.js';
import type { StoredEntry } from './verify-chain.js';

/** What one request has to read histories with. */
export interface HistoryReader {
  readonly pages: ListLoader<Pick<PageArgs, 'first' | 'after'>, HistoryPage>;
  readonly persons: DataLoader<PersonWanted, PersonFound | null, string>;
}

/** A context in which histories can be read. */
export interface HistoryContext extends Pick<BaseContext, 'identity'> {
  readonly history: HistoryReader;
}

/** Whose history, and what it takes to read it. */
export interface HistoryOf {
  /** The record's id. */
  readonly chain: string;
  /** What the caller has to have the right to. */
  readonly act: Act;
  /** What it has to have the right to, for the names of signers; default: none may know them. */
  readonly signers?: Act;
  readonly scope?: Scope;
  /** Whether the caller, who may read the history, may see what an entry says. Default: all of it. */
  readonly maySee?: (identity: Identity, entry: StoredEntry) => boolean;
}

/**
 * For the context of a request. A service whose records have histories puts it there as `history`, `HistoryEntryResolver`
 * among its resolvers, and a field `history` on the record that returns {@link readHistory}.
 */
export function historyReader({ db, identity }: Pick<BaseContext, 'db' | 'identity'>): HistoryReader {
  return {
    pages: createListLoader((chains, args) => historyPages(db, chains, args)),
    persons: new DataLoader(
      async (wanted) =>
        batch(
          wanted.map(({ digest }) => digest),
          await readPersons(db, identity.subject ?? '', wanted),
          ({ digest }) => digest,
        ),
      { cacheKeyFn: ({ digest }) => digest },
    ),
  };
}

/**
 * A page of a record's history; null where the caller may not read it. Entries that it may not see keep their places: each
 * hash leads to the next one's.
 */
export async function readHistory(
  { history, identity }: HistoryContext,
  { chain, act, signers, scope, maySee = () => true }: HistoryOf,
  { first, after }: PageArgs,
): Promise<Connection<HistoryEntry> | null> {
  const role = roleFor(identity, act, scope);
  if (role === null) return null;
  // Of those who have several roles, the note of a reading names the one by which it saw the most.
  const signersRole = signers === undefined ? null : roleFor(identity, signers, scope);
  const reading = { role: signersRole ?? role, signers: signersRole !== null };
  const page = await history.pages.load(chain, { first, after });
  return pageOf({
    ...page,
    edges: page.edges.map(({ cursor, node }) => ({
      cursor,
      node: Object.assign(new HistoryEntry(), maySee(identity, node) ? shown(node) : hidden(node), {
        reading,
      }),
    })),
  });
}

type Shown = Omit<HistoryEntry, 'reading'>;

const shown = ({ actor, ...entry }: StoredEntry): Shown => ({ ...entry, actorDigest: actor });

const hidden = ({ chain, number, previousHash, hash }: StoredEntry): Shown => ({
  chain,
  number,
  previousHash,
  hash,
  occurredAt: null,
  action: null,
  role: null,
  payload: null,
  actorDigest: null,
});

/** Who made an entry; null where the person has been erased, or the entry may not be seen. The reading is noted. */
export function actorOf(
  { chain, actorDigest, reading: { role, signers } }: HistoryEntry,
  { history }: HistoryContext,
): Promise<Actor | null> | null {
  if (actorDigest === null) return null;
  return history.persons.load({ digest: actorDigest, chain, role, signers });
}
