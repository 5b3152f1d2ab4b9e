import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of a test's own. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it, with whatever is still connected. */
  drop(): Promise<void>;
}

/**
 * Makes an empty database on the run's PostgreSQL server (started by ./start-test-postgres.mjs). Call `drop` in
 * `afterAll`; what a test leaves behind goes with the server.
 *
 * @throws when jest was started without the repository's jest.config.js.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env.HUB_TEST_POSTGRES;
  if (!server)
    throw new Error('no test server: run jest from the root of the repository, with its jest.config.js');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(server, `CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
