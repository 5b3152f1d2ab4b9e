import pg from 'pg';
import { listen } from '../backbone/listener.js';
import { OUTBOX_CHANNEL } from '../backbone/outbox.js';
import { startLoop } from '../backbone/wakeable-loop.js';
import { guardPool } from '../database/guard-pool.js';
import { lacksTable } from '../database/lacks-table.js';
import type { Checkpoints, Head } from './checkpoints.js';
import { soundHeads } from './sound-heads.js';

export interface CheckpointLoopOptions {
  /** The database that holds the histories. */
  readonly url: string;
  readonly checkpoints: Checkpoints;
  readonly onError: (error: unknown) => void;
  /** Told of a history that can't be signed, and why; the others are. */
  readonly onRefused: (chain: string, error: unknown) => void;
}

/** A history that grows all the time is signed now and then, not at every entry. */
const PACE_MS = 500;

/** How often a history that was not signed is looked at again: what was wrong with it may have been put right. */
const AGAIN_MS = 5_000;

/**
 * Signs a checkpoint of every history that has grown, at the latest a second later. Replicas may run it beside each
 * other: the same checkpoint twice is kept once. A history that has not grown by what a write adds is not signed until that
 * is put right, and told of at each time that it grows.
 */
export function startCheckpoints({ url, checkpoints, onError, onRefused }: CheckpointLoopOptions): {
  /** Signs what has grown since; where the last turn failed, that is left to the next process. */
  stop(): Promise<void>;
  /** How many times a history was not signed so far. */
  refused(): number;
} {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'checkpoints',
  });
  guardPool(pool, onError);
  let prepared = false;
  /** What this snapshot saw has its checkpoint; null: nothing is known to have one. */
  let seen: string | null = null;
  let works = false;
  let refused = 0;
  const unsigned = new Set<string>();
  let lookedAgain = performance.now();

  const turn = async () => {
    works = false;
    if (!prepared) await checkpoints.prepare();
    prepared = true;
    const { now, heads } = await headsSince(pool, seen);
    const grown = new Set(heads.map(({ chain }) => chain));
    const due = await dueAgain(grown);
    const looked = [...heads, ...due];
    const { sound, broken } = await soundHeads(pool, checkpoints, looked);
    const refusals = new Map(broken.map(({ chain, error }): [string, unknown] => [chain, error]));
    await checkpoints.keep(sound, (chain, error) => refusals.set(chain, error));
    // One that has lost all of its entries stays: they may be put back, and are not new then.
    for (const { chain } of looked) unsigned.delete(chain);
    for (const [chain, error] of refusals) {
      unsigned.add(chain);
      // It has been told of where it has not grown since.
      if (!grown.has(chain)) continue;
      refused += 1;
      onRefused(chain, error);
    }
    seen = now;
    works = true;
    return undefined;
  };
  const turnOrBeginAgain = () =>
    turn().catch((error: unknown) => {
      if (lacksTable(error)) {
        // The checkpoints are gone, with their database: all histories are signed again.
        prepared = false;
        seen = null;
      }
      throw error;
    });
  /** Histories that were not signed before, and what they are now, where it is time to look. */
  const dueAgain = async (grown: ReadonlySet<string>): Promise<readonly Head[]> => {
    if (performance.now() - lookedAgain < AGAIN_MS) return [];
    lookedAgain = performance.now();
    const chains = [...unsigned].filter((chain) => !grown.has(chain));
    return chains.length === 0 ? [] : headsOf(pool, chains);
  };
  const loop = startLoop({ onError, paceMs: PACE_MS, turn: turnOrBeginAgain });
  const stopListening = listen({ url, channel: OUTBOX_CHANNEL, wake: loop.wake, onError });

  return {
    refused: () => refused,
    async stop() {
      await stopListening();
      await loop.stop();
      if (works) await turn().catch(onError);
      await pool.end();
    },
  };
}

async function headsSince(pool: pg.Pool, seen: string | null): Promise<{ now: string; heads: Head[] }> {
  const { rows } = await pool.query<{ now: string; chain: string | null; length: string; head: string }>(
    `select moment.now, head.chain, head.number::text as length, head.hash as head
     from (select pg_current_snapshot()::text as now) moment
     left join (
       select distinct on (chain) chain, number, hash from history_entry
       where $1::pg_snapshot is null
         or (transaction >= pg_snapshot_xmin($1) and not pg_visible_in_snapshot(transaction, $1))
       order by chain, number desc
     ) head on true`,
    [seen],
  );
  return {
    now: rows[0]?.now ?? '',
    heads: rows.flatMap(({ chain, length, head }) =>
      chain === null ? [] : [{ chain, length: Number(length), head }],
    ),
  };
}

/** The last entries of these histories, where they have any. */
async function headsOf(pool: pg.Pool, chains: readonly string[]): Promise<Head[]> {
  const { rows } = await pool.query<{ chain: string; length: string; head: string }>(
    `select distinct on (chain) chain, number::text as length, hash as head
     from history_entry where chain = any($1::text[] collate "C") order by chain, history_entry.number desc`,
    [chains],
  );
  return rows.map((row) => ({ ...row, length: Number(row.length) }));
}
