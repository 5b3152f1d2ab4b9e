import pg from 'pg';
import { LOG_LOCK, LOG_TABLES } from '../backbone/log-tables.js';
import { guardPool } from '../database/guard-pool.js';
import { makeTables } from '../database/make-tables.js';
import { CHECKPOINT_LOCK, CHECKPOINT_TABLES } from '../history/checkpoint-tables.js';

/**
 * Makes the tables of the events database as its owner, and gives the role that services use it with what they need:
 * to append to the log and to remove what is too old, and to add checkpoints, never to change one. That role is called
 * as the owner, with `_serving` after it; where there is none, services use it as whoever their EVENTS_DATABASE_URL
 * names, and only a trigger guards the checkpoints.
 */
export async function prepareEvents(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 5_000 });
  guardPool(pool);
  try {
    await makeTables(pool, LOG_LOCK, LOG_TABLES);
    await makeTables(pool, CHECKPOINT_LOCK, CHECKPOINT_TABLES);
    const { rows } = await pool.query<{ role: string }>(
      "select quote_ident(rolname) as role from pg_roles where rolname = current_user || '_serving'",
    );
    for (const { role } of rows) await pool.query(grantsTo(role));
  } finally {
    await pool.end();
  }
}

const grantsTo = (role: string): string => `
  grant usage on schema public to ${role};
  grant select, update on log_state to ${role};
  grant select, insert, update on log_source to ${role};
  grant select, insert, delete on log_entry to ${role};
  grant select, insert on history_checkpoint to ${role}`;
