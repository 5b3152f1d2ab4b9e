import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { HubFailure, wordsOf } from '../failure.js';

/**
 * The connection URL of each database by its name, as its owner, and by {@link servingRole} of its name, as the role
 * that may use what is in it and make nothing; those of readers are by the names of their roles. No role can reach
 * another database.
 */
export type DatabaseUrls = ReadonlyMap<string, string>;

/** The role that a service serves with; `prepare` gives it what it needs. */
export const servingRole = (database: string): string => `${database}_serving`;

export interface DatabaseOptions {
  /** The administrator's connection URL: may make databases and roles. */
  readonly server: string;
  readonly names: readonly string[];
  /** Login roles that may read the tables of a database and do nothing else, with its name; none by default. */
  readonly readers?: ReadonlyMap<string, string>;
  /** Keeps the roles' passwords, and the mark by which this hub knows its own databases. */
  readonly dataDir: string;
  /** Drop them first, with all data. */
  readonly fresh: boolean;
}

/** PostgreSQL's code for a disk that is full. */
const DISK_FULL = '53100';

interface Access {
  /** Written as a comment on every database made: whoever finds it without this mark leaves it alone. */
  readonly mark: string;
  readonly passwords: Record<string, string>;
}

/**
 * Makes the databases that are missing, each owned by a login role of the same name, and used by a second one
 * that owns nothing; and the login roles that may read one. Each has a password of its own.
 *
 * @throws {HubFailure} where the server can't be reached or used, and for a database of the name that this hub did
 *   not make: such a one is never touched.
 */
export async function makeDatabases(options: DatabaseOptions): Promise<DatabaseUrls> {
  const access = await loadAccess(options);
  const client = await connect(options.server);
  try {
    for (const name of options.names) await makeDatabase(client, name, access, options.fresh);
    for (const [reader, name] of options.readers ?? [])
      await makeReader(client, reader, name, options, access);
  } catch (error) {
    if (error instanceof HubFailure) throw error;
    if ((error as { code?: unknown }).code === DISK_FULL) {
      throw new HubFailure(
        `the database server's disk is full (${wordsOf(error)}): make room, or set HUB_DATA_DIR to a place with more`,
        { cause: error },
      );
    }
    throw new HubFailure(
      `the database server refused (${wordsOf(error)}): the user of DATABASE_URL must be allowed to make databases and roles`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => {});
  }
  return urlsOf(options, access);
}

/** The connection URLs of databases that have been made. */
export async function databaseUrls(options: Omit<DatabaseOptions, 'fresh'>): Promise<DatabaseUrls> {
  return urlsOf(options, JSON.parse(await readFile(accessFile(options.dataDir), 'utf8')) as Access);
}

function urlsOf(
  { server, names, readers }: Pick<DatabaseOptions, 'server' | 'names' | 'readers'>,
  access: Access,
): DatabaseUrls {
  const roles = [
    ...names.flatMap((name) => rolesOf(name).map((role) => [role, name] as const)),
    ...(readers ?? []),
  ];
  return new Map(roles.map(([role, database]) => [role, urlFor(server, role, database, access)]));
}

const rolesOf = (database: string): string[] => [database, servingRole(database)];

const accessFile = (dataDir: string): string => path.join(dataDir, 'databases.json');

async function connect(server: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { host } = new URL(server);
    throw new HubFailure(
      `PostgreSQL at ${host} can't be used (${wordsOf(error)}): set DATABASE_URL to a server that can`,
      {
        cause: error,
      },
    );
  }
}

async function makeDatabase(client: pg.Client, name: string, access: Access, fresh: boolean): Promise<void> {
  const id = client.escapeIdentifier(name);
  const existing = await client.query<{ mark: string | null }>(
    `SELECT coalesce(shobj_description(d.oid, 'pg_database'), shobj_description(r.oid, 'pg_authid')) AS mark
       FROM pg_database d LEFT JOIN pg_roles r ON r.oid = d.datdba AND r.rolname = d.datname
      WHERE d.datname = $1`,
    [name],
  );
  const found = existing.rows[0];
  if (found && found.mark !== access.mark) {
    throw new HubFailure(
      `the database ${name} is there already and was not made by this hub: drop it yourself, ` +
        'or set DATABASE_URL to another server',
    );
  }
  if (found && fresh) await client.query(`DROP DATABASE ${id} WITH (FORCE)`);
  for (const role of rolesOf(name)) await makeRole(client, role, access);
  if (found === undefined || fresh) {
    await client.query(
      `CREATE DATABASE ${id} OWNER ${id} TEMPLATE template0 ENCODING 'UTF8'${await locale(client)}`,
    );
  }
  // Also for one that is kept: the start that made it may have been cut short before this.
  await client.query(`REVOKE ALL ON DATABASE ${id} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${id} TO ${client.escapeIdentifier(servingRole(name))}`);
  await client.query(`COMMENT ON DATABASE ${id} IS ${client.escapeLiteral(access.mark)}`);
}

/** A role that we make has our mark: a database it owns is ours, even before it has a mark of its own. */
async function makeRole(client: pg.Client, name: string, { mark, passwords }: Access): Promise<void> {
  const id = client.escapeIdentifier(name);
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  if (rowCount === 0) {
    // Two statements sent as one are one transaction.
    await client.query(`CREATE ROLE ${id}; COMMENT ON ROLE ${id} IS ${client.escapeLiteral(mark)}`);
    // An administrator that is no superuser has to belong to a role to make databases for it.
    await client.query(`GRANT ${id} TO CURRENT_USER`);
  }
  await client.query(`ALTER ROLE ${id} WITH LOGIN PASSWORD ${client.escapeLiteral(passwords[name] ?? '')}`);
}

/** Reads what there is and what will be made: the database's owner makes its tables later. */
async function makeReader(
  client: pg.Client,
  reader: string,
  database: string,
  { server }: DatabaseOptions,
  access: Access,
): Promise<void> {
  await makeRole(client, reader, access);
  const owner = await connect(urlFor(server, database, database, access));
  const id = owner.escapeIdentifier(reader);
  try {
    await owner.query(
      `GRANT CONNECT ON DATABASE ${owner.escapeIdentifier(database)} TO ${id};
       GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${id};
       ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO ${id}`,
    );
  } finally {
    await owner.end().catch(() => {});
  }
}

/** Sorts by bytes and folds all of Unicode, the same on every machine; servers before 17 keep their own locale. */
async function locale(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  );
  const { version = 0 } = rows[0] ?? {};
  return version >= 170_000 ? " LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'" : '';
}

async function loadAccess({ dataDir, names, readers }: DatabaseOptions): Promise<Access> {
  const file = accessFile(dataDir);
  const found = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Access,
    () => undefined,
  );
  const access: Access = {
    mark: found?.mark ?? `agreement hub ${randomBytes(9).toString('base64url')}`,
    passwords: {
      ...found?.passwords,
      ...Object.fromEntries(
        [...names.flatMap(rolesOf), ...(readers?.keys() ?? [])].map((role) => [
          role,
          found?.passwords[role] ?? randomBytes(24).toString('base64url'),
        ]),
      ),
    },
  };
  await writeFile(`${file}.new`, `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return access;
}

/** The administrator's URL with another user and database; what else it says (host, TLS) holds for all. */
function urlFor(server: string, role: string, database: string, { passwords }: Access): string {
  const url = new URL(server);
  url.username = role;
  url.password = passwords[role] ?? '';
  url.pathname = `/${database}`;
  return url.href;
}
