import type pg from 'pg';

/**
 * Makes what is missing, in one transaction; processes that do so at once wait for each other. A role that may make
 * no tables leaves it to the database's owner, whose `prepare` did it.
 *
 * @param lock any number that nothing else in the database locks.
 */
export async function makeTables(pool: pg.Pool, lock: number, statements: string): Promise<void> {
  const client = await pool.connect();
  let failed = true;
  try {
    const { rows } = await client.query<{ may: boolean }>(
      "select has_schema_privilege('public', 'create') as may",
    );
    if (rows[0]?.may === true) {
      await client.query('begin');
      await client.query('select pg_advisory_xact_lock($1)', [lock]);
      await client.query(statements);
      await client.query('commit');
    }
    failed = false;
  } finally {
    // A connection that failed inside a transaction is not worth trusting again.
    client.release(failed);
  }
}
