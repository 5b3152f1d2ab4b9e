import pg from 'pg';
import type { Backbone, LogBounds, LogEntry, LogPage, Publication } from './backbone.js';
import { listen } from './listener.js';

export interface PostgresBackboneOptions {
  /** The events database, which belongs to the log alone. */
  readonly url: string;
  /** Default: 4. */
  readonly poolSize?: number;
  /** Told of a lost connection; the backbone connects again by itself. */
  readonly onError?: (error: Error) => void;
}

const CHANNEL = 'log';
/** Advisory lock: whoever holds it appends, so that the order of positions is the order of commits. */
const APPEND_LOCK = 7_205_001;
const PREPARE_LOCK = 7_205_002;

/** The backbone in a PostgreSQL database; every replica of every service and gateway may use it at once. */
export function createPostgresBackbone(options: PostgresBackboneOptions): Backbone {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 4,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    keepAlive: true,
    application_name: 'backbone',
  });
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', (error) => options.onError?.(error));

  return {
    async prepare() {
      await transaction(pool, async (client) => {
        await client.query('SELECT pg_advisory_xact_lock($1)', [PREPARE_LOCK]);
        await client.query(TABLES);
      });
    },

    async sourcePosition(source) {
      const { rows } = await pool.query<{ position: string }>(
        'SELECT position FROM log_source WHERE source = $1',
        [source],
      );
      return rows[0]?.position ?? null;
    },

    publish: (publication) => publish(pool, publication),

    async bounds() {
      const { rows } = await pool.query<LogBounds>(BOUNDS);
      return rows[0] ?? unprepared();
    },

    read: (after, limit) => read(pool, after, limit),

    watch: (wake) => listen({ url: options.url, channel: CHANNEL, wake, onError: options.onError }),

    prune: (before) => prune(pool, before),

    close: () => pool.end(),
  };
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS log_state (
    single    boolean PRIMARY KEY DEFAULT true CHECK (single),
    epoch     uuid   NOT NULL DEFAULT gen_random_uuid(),
    pruned_to bigint NOT NULL DEFAULT 0
  );
  INSERT INTO log_state DEFAULT VALUES ON CONFLICT DO NOTHING;
  CREATE TABLE IF NOT EXISTS log_source (
    source   text PRIMARY KEY,
    position text NOT NULL
  );
  CREATE TABLE IF NOT EXISTS log_entry (
    position    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id  text   NOT NULL UNIQUE,
    type        text   NOT NULL,
    key         text   NOT NULL,
    region_code text   NOT NULL,
    sequence    bigint NOT NULL,
    transaction xid8   NOT NULL,
    occurred_at timestamptz(3) NOT NULL,
    recorded_at timestamptz    NOT NULL DEFAULT clock_timestamp(),
    payload     jsonb  NOT NULL
  );
  CREATE INDEX IF NOT EXISTS log_entry_by_age ON log_entry (recorded_at);`;

const BOUNDS = `
  SELECT epoch, pruned_to::text AS "prunedTo",
    greatest(pruned_to, (SELECT max(position) FROM log_entry))::text AS last
  FROM log_state`;

async function publish(pool: pg.Pool, { source, from, to, events }: Publication): Promise<boolean> {
  return transaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [APPEND_LOCK]);
    const { rows } = await client.query<{ position: string }>(
      'SELECT position FROM log_source WHERE source = $1',
      [source],
    );
    if ((rows[0]?.position ?? null) !== from) return false;
    if (events.length > 0) {
      await client.query(
        `INSERT INTO log_entry (message_id, type, key, region_code, sequence, transaction, occurred_at, payload)
         SELECT e->>'messageId', e->>'type', e->>'key', e->>'regionCode', (e->>'sequence')::bigint,
           (e->>'transaction')::xid8, (e->>'occurredAt')::timestamptz, e->'payload'
         FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS event (e, ordinal)
         ORDER BY ordinal
         ON CONFLICT (message_id) DO NOTHING`,
        [JSON.stringify(events)],
      );
      await client.query('SELECT pg_notify($1, $2)', [CHANNEL, '']);
    }
    if (to !== null) {
      await client.query(
        `INSERT INTO log_source (source, position) VALUES ($1, $2)
         ON CONFLICT (source) DO UPDATE SET position = excluded.position`,
        [source, to],
      );
    }
    return true;
  });
}

type LogRow = { epoch: string; prunedTo: string } & ({ position: null } | LogEntry);

async function read(pool: pg.Pool, after: string, limit: number): Promise<LogPage> {
  // Bounds and entries in one statement: removal in between can't go unseen.
  const { rows } = await pool.query<LogRow>(
    `SELECT s.epoch, s.pruned_to::text AS "prunedTo", e.position::text AS position, e.message_id AS "messageId",
       e.type, e.key, e.region_code AS "regionCode", e.sequence::text AS sequence,
       e.transaction::text AS transaction,
       to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "occurredAt", e.payload
     FROM log_state s
     LEFT JOIN LATERAL (SELECT * FROM log_entry WHERE position > $1 ORDER BY position LIMIT $2) e ON true
     ORDER BY e.position`,
    [after, limit],
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
    `WITH gone AS (DELETE FROM log_entry WHERE recorded_at < $1 RETURNING position),
       state AS (
         UPDATE log_state SET pruned_to = greatest(pruned_to, (SELECT max(position) FROM gone))
         WHERE EXISTS (SELECT FROM gone)
       )
     SELECT count(*)::int AS count FROM gone`,
    [before],
  );
  return rows[0]?.count ?? 0;
}

async function transaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let failure: unknown;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    failure = error;
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    // A connection that failed inside a transaction is not worth trusting again.
    client.release(failure !== undefined);
  }
}

function unprepared(): never {
  throw new Error('the events database holds no log: prepare() has not been called');
}
