import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { connected } from './sql.js';

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
export const testDatabase = (): Promise<TestDatabase> => administer((server) => copyOf('template0', server));

/**
 * Makes a database that has something in it: the first in a run that asks for it by a name has it made, for all others
 * it is copied.
 *
 * @param name of what is in it, in small letters, digits and _: what is made under one name is always the same.
 * @param make puts it into an empty database, and leaves no connection to it.
 * @throws as {@link testDatabase} does, and what `make` throws; the next who asks makes it anew then.
 */
export function madeDatabase(
  name: string,
  make: (databaseUrl: string) => Promise<unknown>,
): Promise<TestDatabase> {
  return administer(async (server) => {
    const template = `made_${name}`;
    // Until the connection ends: suites run in several processes.
    await server.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
    const whole = await server.query('SELECT FROM pg_database WHERE datname = $1 AND datistemplate', [
      template,
    ]);
    if (whole.rowCount === 0) {
      await server.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
      await server.query(`CREATE DATABASE ${template} TEMPLATE template0`);
      await make(urlOf(template));
      await server.query(`ALTER DATABASE ${template} IS_TEMPLATE true`);
    }
    return copyOf(template, server);
  });
}

async function copyOf(template: string, server: pg.Client): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: urlOf(name),
    drop: async () => {
      await administer((again) => again.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

function urlOf(database: string): string {
  const url = new URL(testServer());
  url.pathname = `/${database}`;
  return url.href;
}

function testServer(): string {
  const server = process.env.HUB_TEST_POSTGRES;
  if (!server)
    throw new Error('no test server: run jest from the root of the repository, with its jest.config.js');
  return server;
}

const administer = async <Result>(work: (server: pg.Client) => Promise<Result>): Promise<Result> =>
  connected(testServer(), work);
