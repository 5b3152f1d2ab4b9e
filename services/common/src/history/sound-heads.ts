import type pg from 'pg';
import { HubError } from '../errors/hub-error.js';
import { batchMany } from '../loaders/batch.js';
import type { Checkpoints, Head } from './checkpoints.js';
import { ENTRY_COLUMNS, type EntryRow, entryOf } from './read-chain.js';
import {
  againstCheckpoint,
  type Checkpoint,
  type HistoryFault,
  type StoredEntry,
  verifyLinks,
} from './verify-chain.js';

/** What of some histories can be signed. */
export interface SoundHeads {
  readonly sound: readonly Head[];
  /** The others, each with the reason (HISTORY_BROKEN). */
  readonly broken: readonly { readonly chain: string; readonly error: HubError }[];
}

/** Chains whose entries are read at once. */
const AT_ONCE = 200;

/**
 * Holds what histories have grown by since their last checkpoint against that and against its own hashes: a signature
 * says that it was the service that wrote. What has not grown is left out.
 *
 * @param pool of the database that holds the histories.
 */
export async function soundHeads(
  pool: pg.Pool,
  checkpoints: Pick<Checkpoints, 'last'>,
  heads: readonly Head[],
): Promise<SoundHeads> {
  const sound: Head[] = [];
  const broken: { chain: string; error: HubError }[] = [];
  for (let from = 0; from < heads.length; from += AT_ONCE) {
    const some = heads.slice(from, from + AT_ONCE);
    const kept = await checkpoints.last(some.map(({ chain }) => chain));
    const grown = some.map((head) => ({ head, last: kept.get(head.chain) })).filter(hasChanged);
    for (const { chain, head, fault } of await judged(pool, grown)) {
      if (fault !== undefined) broken.push({ chain, error: unsigned(fault) });
      else if (head !== undefined) sound.push({ chain, length: head.number, head: head.hash });
    }
  }
  return { sound, broken };
}

interface Grown {
  readonly head: Head;
  /** The last genuine checkpoint; undefined where there is none. */
  readonly last: Checkpoint | undefined;
}

const hasChanged = ({ head, last }: Grown): boolean =>
  last === undefined || last.length !== head.length || last.head !== head.head;

async function judged(
  pool: pg.Pool,
  grown: readonly Grown[],
): Promise<{ chain: string; head: StoredEntry | undefined; fault: string | undefined }[]> {
  if (grown.length === 0) return [];
  const chains = grown.map(({ head }) => head.chain);
  const { rows } = await pool.query<EntryRow>(GROWTH, [chains, grown.map(({ last }) => last?.length ?? 0)]);
  const entriesOf = batchMany(chains, rows.map(entryOf), ({ chain }) => chain);
  return grown.map((each, index) => {
    const entries = entriesOf[index] ?? [];
    return { chain: each.head.chain, head: entries.at(-1), fault: faultsOf(each, entries)[0]?.message };
  });
}

/** @param entries from the last one that the checkpoint covers. */
function faultsOf({ head, last }: Grown, entries: readonly StoredEntry[]): HistoryFault[] {
  if (last === undefined) return verifyLinks(entries);
  const there = entries.at(-1)?.number ?? Math.min(head.length, last.length - 1);
  return [
    ...againstCheckpoint(last, new Map(entries.map(({ number, hash }) => [number, hash])), there),
    ...verifyLinks(
      entries.filter(({ number }) => number > last.length),
      { number: last.length, hash: last.head },
    ),
  ];
}

/** As they are now, which is after the checkpoints were read: a replica may have signed further than the heads. */
const GROWTH = `
  select entry.* from unnest($1::text[], $2::bigint[]) asked (chain, reach)
  cross join lateral (
    select ${ENTRY_COLUMNS} from history_entry
    where chain = asked.chain collate "C" and history_entry.number >= asked.reach
    order by history_entry.number
  ) entry`;

const unsigned = (fault: string): HubError =>
  new HubError(
    'HISTORY_BROKEN',
    `Expected what the history has grown by to follow its last checkpoint, entry by entry; it gets no checkpoint: ${fault}`,
  );
