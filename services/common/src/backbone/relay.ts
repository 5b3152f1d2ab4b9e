import type { ChangeEvent } from '@hub/schema/events';
import pg from 'pg';
import { guardPool } from '../database/guard-pool.js';
import type { Backbone } from './backbone.js';
import { listen } from './listener.js';
import { OUTBOX_CHANNEL } from './outbox.js';
import { startLoop } from './wakeable-loop.js';

export interface RelayOptions {
  /** The deployment whose outbox is copied; begins every message id. */
  readonly source: string;
  /** The deployment's own database. */
  readonly url: string;
  readonly backbone: Backbone;
  /** Told of what went wrong; the relay goes on by itself. */
  readonly onError: (error: unknown) => void;
  /** How many events go over at once. Default: 500. */
  readonly pageSize?: number;
  /** For how long copied events stay, in the outbox and in the log. Unit: milliseconds. Default: 7 days. */
  readonly retentionMs?: number;
}

export interface Relay {
  stop(): Promise<void>;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const PRUNE_EVERY_MS = 60 * 60 * 1_000;
/** Under load, what is committed meanwhile goes over together: each turn is a commit of its own in the log. */
const PACE_MS = 20;

/**
 * Copies a deployment's outbox to the backbone for as long as it runs. Any number of replicas may run it: they
 * share the source position in the log, and the one that is slower starts again from there.
 *
 * How far the outbox is copied is a PostgreSQL snapshot: what it saw has been copied. The next turn copies what is
 * visible now and was not then, so a transaction that commits late is never passed over, and none waits for another.
 */
export function startRelay(options: RelayOptions): Relay {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: 1,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'relay',
  });
  guardPool(pool, options.onError);

  let prepared = false;
  let pruneAt = 0;
  const loop = startLoop({
    onError: options.onError,
    paceMs: PACE_MS,
    async turn() {
      if (!prepared) await options.backbone.prepare();
      // Where a turn fails, the log may be gone: the next one makes it again.
      prepared = false;
      while (!(await copy(pool, options))) {
        // Another replica was faster; what it left is read from where it came to.
      }
      prepared = true;
      if (Date.now() < pruneAt) return undefined;
      pruneAt = Date.now() + PRUNE_EVERY_MS;
      await prune(pool, options);
      return undefined;
    },
  });
  const stopListening = listen({
    url: options.url,
    channel: OUTBOX_CHANNEL,
    wake: loop.wake,
    onError: options.onError,
  });

  return {
    async stop() {
      await stopListening();
      await loop.stop();
      await pool.end();
    },
  };
}

/** @returns false where another replica has moved the source's position meanwhile. */
async function copy(pool: pg.Pool, { source, backbone, pageSize = 500 }: RelayOptions): Promise<boolean> {
  const from = await backbone.sourcePosition(source);
  const { epoch } = await backbone.bounds();
  const client = await pool.connect();
  let failed = true;
  try {
    // One snapshot for all pages, so that the position reached says exactly what was copied.
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query<{ now: string; usable: boolean }>(
      `select pg_current_snapshot()::text as now,
         coalesce(pg_snapshot_xmax($1::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot()), false) as usable`,
      [from],
    );
    const { now, usable } = rows[0] as { now: string; usable: boolean };
    // A position from the future of this database belongs to the one it was restored from: copy all that is kept,
    // the log leaves out what it has.
    const since = usable ? from : null;
    let complete = true;
    let afterId = '0';
    let more = true;
    while (more && complete) {
      const page = await client.query<OutboxRow>(PAGE, [since, afterId, pageSize]);
      more = page.rows.length === pageSize;
      // Nothing new: the position stays, and the next turn looks at the same few rows again.
      if (page.rows.length === 0 && since !== null && afterId === '0') break;
      afterId = page.rows.at(-1)?.id ?? afterId;
      complete = await backbone.publish({
        source,
        epoch,
        from,
        // Until the last page the position stays: a relay that ends halfway repeats pages, never leaves one out.
        to: more ? from : now,
        events: page.rows.map((row) => toEvent(source, row)),
      });
    }
    await client.query('commit');
    failed = false;
    return complete;
  } finally {
    client.release(failed);
  }
}

type OutboxRow = Omit<ChangeEvent, 'messageId'> & { id: string };

const PAGE = `
  select id::text as id, type, key, region_code as "regionCode", sequence::text as sequence,
    transaction::text as transaction,
    to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt", payload
  from outbox
  where ($1::pg_snapshot is null
      or (transaction >= pg_snapshot_xmin($1) and not pg_visible_in_snapshot(transaction, $1)))
    and id > $2
  order by outbox.id
  limit $3`;

function toEvent(source: string, { id, ...event }: OutboxRow): ChangeEvent {
  return { messageId: `${source}:${id}`, ...event };
}

async function prune(pool: pg.Pool, { source, backbone, retentionMs = 7 * DAY_MS }: RelayOptions) {
  const before = new Date(Date.now() - retentionMs);
  await backbone.prune(before);
  const copied = await backbone.sourcePosition(source);
  await pool.query(
    'delete from outbox where occurred_at < $1 and pg_visible_in_snapshot(transaction, $2::pg_snapshot)',
    [before, copied],
  );
}
