import { KEPT_TOPICS } from '@hub/schema/events';
import pg from 'pg';
import { guardPool } from '../database/guard-pool.js';
import { lacksTable } from '../database/lacks-table.js';
import { makeTables } from '../database/make-tables.js';
import type { Backbone, LogBounds, LogEntry, LogPage, Publication } from './backbone.js';
import { listen } from './listener.js';
import type { LogFilter } from './log-filter.js';
import { APPEND_LOCK, LOG_CHANNEL, LOG_LOCK, LOG_TABLES } from './log-tables.js';

export interface PostgresBackboneOptions {
  /** The events database, which belongs to the log alone. */
  readonly url: string;
  /** Default: 4. */
  readonly poolSize?: number;
  /** Milliseconds that a statement may take. Default: 30,000. */
  readonly statementTimeout?: number;
  /** Told of a lost connection; the backbone connects again by itself. */
  readonly onError?: (error: Error) => void;
}

/** The backbone in a PostgreSQL database; every replica of every service and gateway may use it at once. */
export function createPostgresBackbone(options: PostgresBackboneOptions): Backbone {
  const { statementTimeout = 30_000 } = options;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 4,
    connectionTimeoutMillis: 5_000,
    statement_timeout: statementTimeout,
    // A server that is gone without a word answers nothing, not even that.
    query_timeout: statementTimeout + 1_000,
    keepAlive: true,
    application_name: 'backbone',
  });
  guardPool(pool, options.onError);

  return {
    prepare: () => makeTables(pool, LOG_LOCK, LOG_TABLES),

    async sourcePosition(source) {
      const { rows } = await inLog(
        pool.query<{ position: string }>('select position from log_source where source = $1', [source]),
      );
      return rows[0]?.position ?? null;
    },

    publish: (publication) => inLog(publish(pool, publication)),

    async bounds() {
      const { rows } = await inLog(pool.query<LogBounds>(BOUNDS));
      return rows[0] ?? unprepared();
    },

    read: (after, limit, { type, ...only } = {}) =>
      inLog(read(pool, after, limit, { ...only, types: type === undefined ? undefined : [type] })),

    readKept: (after, limit) => inLog(read(pool, after, limit, { types: KEPT_TOPICS })),

    watch: (wake) => listen({ url: options.url, channel: LOG_CHANNEL, wake, onError: options.onError }),

    prune: (before) => inLog(prune(pool, before)),

    close: () => pool.end(),
  };
}

const BOUNDS = `
  select epoch, pruned_to::text as "prunedTo",
    greatest(pruned_to, (select max(position) from log_entry))::text as last
  from log_state`;

async function publish(pool: pg.Pool, { source, epoch, from, to, events }: Publication): Promise<boolean> {
  return transaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [APPEND_LOCK]);
    const { rows } = await client.query<{ epoch: string; position: string | null }>(
      'select epoch, position from log_state left join log_source on source = $1',
      [source],
    );
    const standing = rows[0] ?? unprepared();
    if (standing.position !== from || (epoch !== undefined && standing.epoch !== epoch)) return false;
    if (events.length > 0) {
      await client.query(
        `insert into log_entry (message_id, type, key, region_code, sequence, transaction, occurred_at, payload)
         select e->>'messageId', e->>'type', e->>'key', e->>'regionCode', (e->>'sequence')::bigint,
           (e->>'transaction')::xid8, (e->>'occurredAt')::timestamptz, e->'payload'
         from jsonb_array_elements($1::jsonb) with ordinality as event (e, ordinal)
         order by ordinal
         on conflict (message_id) do nothing`,
        [JSON.stringify(events)],
      );
      await client.query('select pg_notify($1, $2)', [LOG_CHANNEL, '']);
    }
    if (to !== null) {
      await client.query(
        `insert into log_source (source, position) values ($1, $2)
         on conflict (source) do update set position = excluded.position`,
        [source, to],
      );
    }
    return true;
  });
}

type LogRow = { epoch: string; prunedTo: string } & ({ position: null } | LogEntry);

interface Wanted extends Omit<LogFilter, 'type'> {
  readonly types?: readonly string[] | undefined;
}

async function read(
  pool: pg.Pool,
  after: string,
  limit: number,
  { types, key, regionCode }: Wanted,
): Promise<LogPage> {
  // Bounds and entries in one statement: removal in between can't go unseen.
  const { rows } = await pool.query<LogRow>(
    `select s.epoch, s.pruned_to::text as "prunedTo", e.position::text as position, e.message_id as "messageId",
       e.type, e.key, e.region_code as "regionCode", e.sequence::text as sequence,
       e.transaction::text as transaction,
       to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt", e.payload
     from log_state s
     left join lateral (
       select * from log_entry where position > $1 and ($3::text[] is null or type = any($3))
         and ($4::text is null or key = $4) and ($5::text is null or region_code = $5)
       order by position limit $2
     ) e on true
     order by e.position`,
    [after, limit, types ?? null, key ?? null, regionCode ?? null],
  );
  const { epoch, prunedTo } = rows[0] ?? unprepared();
  return {
    epoch,
    prunedTo,
    entries: rows.flatMap((row) => {
      if (row.position === null) return [];
      const { epoch: _, prunedTo: __, ...entry } = row;
      return [entry];
    }),
  };
}

async function prune(pool: pg.Pool, before: Date): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `with gone as (delete from log_entry where recorded_at < $1 and type <> all($2) returning position),
       state as (
         update log_state set pruned_to = greatest(pruned_to, (select max(position) from gone))
         where exists (select from gone)
       )
     select count(*)::int as count from gone`,
    [before, KEPT_TOPICS],
  );
  return rows[0]?.count ?? 0;
}

async function transaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let failure: unknown;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    failure = error;
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    // A connection that failed inside a transaction is not worth trusting again.
    client.release(failure !== undefined);
  }
}

/** @throws where the log's tables are not there, saying so. */
async function inLog<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (lacksTable(error)) unprepared();
    throw error;
  }
}

function unprepared(): never {
  throw new Error('the events database holds no log: prepare() has not been called');
}
