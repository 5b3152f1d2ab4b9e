import type { EntityManager } from 'typeorm';
import { HubError } from '../errors/hub-error.js';
import type { Edge } from '../lists/connection-of.js';
import { decodeCursor, encodeCursor, fingerprint } from '../lists/cursor.js';
import { type PageArgs, readFirst } from '../lists/page-args.js';
import { batchMany } from '../loaders/batch.js';
import { ENTRY_COLUMNS, type EntryRow, entryOf } from './read-chain.js';
import type { StoredEntry } from './verify-chain.js';

/** A page of one chain. */
export interface HistoryPage {
  readonly edges: readonly Edge<StoredEntry>[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly totalCount: () => Promise<number>;
}

/**
 * The same page of each chain, in the chains' order: one statement for all of them, and one more when `totalCount` is
 * asked for. A cursor belongs to one chain; for the others it is an Error.
 *
 * @throws HubError BAD_USER_INPUT for `first` outside its range.
 */
export async function historyPages(
  db: EntityManager,
  chains: readonly string[],
  { first: wanted, after }: Pick<PageArgs, 'first' | 'after'>,
): Promise<(HistoryPage | Error)[]> {
  const first = readFirst(wanted);
  const places = chains.map((chain) => placeIn(chain, after));
  const asked = chains.filter((_, index) => typeof places[index] === 'number');
  const rows: EntryRow[] =
    asked.length === 0
      ? []
      : await db.query(
          `select entry.* from unnest($1::text[], $2::bigint[]) asked (chain, place)
           cross join lateral (
             select ${ENTRY_COLUMNS} from history_entry
             where chain = asked.chain collate "C" and history_entry.number > asked.place
             order by history_entry.number limit $3
           ) entry`,
          [asked, places.filter((place) => typeof place === 'number'), first + 1],
        );
  const entries = rows.map(entryOf).sort((a, b) => a.number - b.number);
  const byChain = batchMany(chains, entries, ({ chain }) => chain);
  let totals: Promise<Map<string, number>> | undefined;
  const total = async (chain: string) => {
    totals ??= countEntries(db, asked);
    return (await totals).get(chain) ?? 0;
  };
  return chains.map((chain, index) => {
    const place = places[index] as number | Error;
    const found = byChain[index] ?? [];
    return typeof place === 'number'
      ? {
          edges: found.slice(0, first).map((node) => ({ cursor: cursorOf(node), node })),
          hasNextPage: found.length > first,
          hasPreviousPage: place > 0,
          totalCount: () => total(chain),
        }
      : place;
  });
}

/** The number of the entry that the page begins after. */
function placeIn(chain: string, after: string | null | undefined): number | Error {
  if (after === null || after === undefined) return 0;
  try {
    const place = Number(decodeCursor(printOf(chain), after, 0).id);
    if (Number.isSafeInteger(place) && place > 0) return place;
    throw new HubError('INVALID_CURSOR', 'Expected a cursor that this hub made, got something else.');
  } catch (error) {
    return error as Error;
  }
}

const cursorOf = ({ chain, number }: StoredEntry): string =>
  encodeCursor(printOf(chain), { values: [], id: String(number) });

const printOf = (chain: string): string => fingerprint(['history', chain]);

async function countEntries(db: EntityManager, chains: readonly string[]): Promise<Map<string, number>> {
  const rows: { chain: string; entries: number }[] = await db.query(
    'select chain, count(*)::int as entries from history_entry where chain = any($1) group by chain',
    [[...new Set(chains)]],
  );
  return new Map(rows.map(({ chain, entries }) => [chain, entries]));
}
