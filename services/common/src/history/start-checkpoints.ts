import pg from 'pg';
import { listen } from '../backbone/listener.js';
import { OUTBOX_CHANNEL } from '../backbone/outbox.js';
import { startLoop } from '../backbone/wakeable-loop.js';
import { guardPool } from '../database/guard-pool.js';
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

/**
 * Signs a checkpoint of every history that has grown, at the latest a second later. Replicas may run it beside each
 * other: the same checkpoint twice is kept once. A history that has not grown by what a write adds is not signed, and told
 * of at each time that it grows.
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
  const refuse = (chain: string, error: unknown) => {
    refused += 1;
    onRefused(chain, error);
  };

  const turn = async () => {
    works = false;
    if (!prepared) await checkpoints.prepare();
    prepared = true;
    const { now, heads } = await headsSince(pool, seen);
    const { sound, broken } = await soundHeads(pool, checkpoints, heads);
    await checkpoints.keep(sound, refuse);
    for (const { chain, error } of broken) refuse(chain, error);
    seen = now;
    works = true;
    return undefined;
  };
  const loop = startLoop({ onError, paceMs: PACE_MS, turn });
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
