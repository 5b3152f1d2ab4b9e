import { sql } from '../../../test/support/sql.js';

/** Runs statements beside a database, each given its name: what nobody may be connected to it for. */
export async function onServer(url: string, ...statements: ((name: string) => string)[]): Promise<void> {
  const server = new URL(url);
  const name = server.pathname.slice(1);
  server.pathname = '/postgres';
  for (const statement of statements) await sql(server.href, statement(name));
}
