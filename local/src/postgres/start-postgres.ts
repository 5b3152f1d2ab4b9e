import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, renameSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { canWrite, serverAccount } from './account.js';
import { type Binaries, serverBinaries } from './binaries.js';
import { stopOrphan } from './orphan.js';
import { type Account, run } from './run.js';
import { startWatchdog } from './watchdog.js';

export interface StartPostgresOptions {
  /**
   * Where the server keeps its cluster, its password (mode 0600), its log and the one of the run before. Made where missing. As root, another
   * account has to reach it: a directory inside a closed home is refused.
   */
  readonly dataDir: string;
  /** The TCP port on 127.0.0.1. */
  readonly port: number;
  /** Told in one line each of what a person may wonder about; default: nobody. */
  readonly log?: (line: string) => void;
  /** Server settings over ours, for example `{ fsync: 'off' }` for data that is thrown away. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The cluster has to be there: none is made. Default false. */
  readonly existing?: boolean;
}

export interface PostgresServer {
  readonly port: number;
  readonly version: string;
  /** Whether this start made the cluster. */
  readonly created: boolean;
  /** Resolves when the server has ended, wanted or not. */
  readonly ended: Promise<void>;
  /** The administrator's connection URL to a database; default `postgres`. */
  url(database?: string): string;
  /** Fast shutdown: cuts connections, keeps what was committed. Resolves when the process is gone; safe to repeat. */
  stop(): Promise<void>;
}

const USER = 'hub';
const START_PATIENCE_MS = 60_000;
const STOP_PATIENCE_MS = 20_000;

/**
 * Starts PostgreSQL on a data directory of its own, making the cluster at the first start. It listens on 127.0.0.1
 * only, asks every connection for a password, and is in a process group of its own, so that Ctrl-C in a terminal
 * does not take it away under the services. It ends when `stop` is called or this process dies.
 *
 * @throws with one line saying what and where, when it can't start.
 */
export async function startPostgres(options: StartPostgresOptions): Promise<PostgresServer> {
  const log = options.log ?? (() => {});
  const dataDir = path.resolve(options.dataDir);
  const cluster = path.join(dataDir, 'cluster');
  if (options.existing && !hasCluster(dataDir)) throw new Error(`the data in ${cluster} is gone`);
  const account = serverAccount();
  await makeDataDirectory(dataDir, account);
  const binaries = await serverBinaries(account);
  if (await stopOrphan(cluster)) log('stopped a PostgreSQL server that an earlier run had left behind');
  const created = !existsSync(cluster);
  const password = await ownPassword(dataDir, created);
  if (created) await createCluster(binaries, dataDir, cluster, password, account);
  await checkVersion(binaries, cluster);

  const url = (database?: string) => urlFor(password, options.port, database);
  const child = launch(binaries, cluster, path.join(dataDir, 'postgresql.log'), options, account);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const dismissWatchdog = child.pid === undefined ? () => {} : startWatchdog(child.pid);
  try {
    await accepting(child, url(), dataDir);
  } catch (error) {
    dismissWatchdog();
    await stopChild(child);
    throw error;
  }
  void ended.then(dismissWatchdog);
  return { port: options.port, version: binaries.version, created, ended, url, stop: () => stopChild(child) };
}

/** Whether a data directory has the data of a server. */
export const hasCluster = (dataDir: string): boolean =>
  existsSync(path.join(path.resolve(dataDir), 'cluster', 'PG_VERSION'));

/** The administrator's connection URL of a server that another process runs on a data directory. */
export async function postgresUrl(dataDir: string, port: number): Promise<string> {
  return urlFor(await ownPassword(path.resolve(dataDir), false), port);
}

const urlFor = (password: string, port: number, database = 'postgres'): string =>
  `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;

/** Stops what an earlier run left behind on a data directory, and removes it with all data. */
export async function removePostgres(dataDir: string): Promise<void> {
  await stopOrphan(path.join(path.resolve(dataDir), 'cluster'));
  await rm(dataDir, { recursive: true, force: true });
}

async function makeDataDirectory(dataDir: string, account: Account | undefined): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  if (!account) {
    await chmod(dataDir, 0o700);
    return;
  }
  // The cluster belongs to the server's account; it may pass through here but not list what else there is.
  await chmod(dataDir, 0o711);
  const probe = path.join(dataDir, 'probe');
  await rm(probe, { recursive: true, force: true });
  await mkdir(probe);
  await chown(probe, account.uid, account.gid);
  const writable = await canWrite(probe, account);
  await rm(probe, { recursive: true, force: true });
  if (writable) return;
  throw new Error(
    `PostgreSQL runs as the account ${account.name} when started by root, and ${account.name} can't reach ${dataDir}`,
  );
}

/** Kept beside the cluster for the next start; readable by us alone. */
async function ownPassword(dataDir: string, created: boolean): Promise<string> {
  const file = path.join(dataDir, 'password');
  if (!created) return (await readFile(file, 'utf8')).trim();
  const password = randomBytes(24).toString('base64url');
  await rm(file, { force: true });
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/** Makes the cluster under another name and renames it, so that one cut short is never taken for a whole one. */
async function createCluster(
  binaries: Binaries,
  dataDir: string,
  cluster: string,
  password: string,
  account: Account | undefined,
): Promise<void> {
  const partial = path.join(dataDir, 'cluster-in-the-making');
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { mode: 0o700 });
  const passwordFile = path.join(dataDir, 'initdb-password');
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) for (const file of [partial, passwordFile]) await chown(file, account.uid, account.gid);
  const { code, output } = await run(
    binaries.initdb,
    [
      `--pgdata=${partial}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Sorts by bytes as locale C does, the same on every machine, and still knows that ö is the small Ö:
      // search needs that. Any other order is said in the SQL.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--text-search-config=simple',
      '--no-instructions',
    ],
    account,
  );
  await rm(passwordFile, { force: true });
  if (code !== 0) {
    await rm(partial, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not make its data directory in ${dataDir}: ${reasonIn(output)}`);
  }
  await rename(partial, cluster);
}

async function checkVersion(binaries: Binaries, cluster: string): Promise<void> {
  const made = (await readFile(path.join(cluster, 'PG_VERSION'), 'utf8')).trim();
  if (made === binaries.version.split('.')[0]) return;
  throw new Error(
    `the data in ${cluster} was made by PostgreSQL ${made}, this is ${binaries.version}: start over with --fresh, ` +
      'or set HUB_DATA_DIR to another directory',
  );
}

function launch(
  binaries: Binaries,
  cluster: string,
  logFile: string,
  options: StartPostgresOptions,
  account: Account | undefined,
): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Else its log tells the whole of a row that a constraint refuses: what people typed.
    log_error_verbosity: 'terse',
    // Nor, where somebody has statements logged, what they were given.
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // What it said last time tells why it is started again.
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
  const output = openSync(logFile, 'w', 0o600);
  try {
    return spawn(binaries.postgres, ['-D', cluster, '-p', String(options.port), ...flags], {
      ...(account && { uid: account.uid, gid: account.gid }),
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
      detached: true,
      stdio: ['ignore', output, output],
    });
  } finally {
    closeSync(output);
  }
}

/** Waits until the server takes a connection with our password (another server on the port would not). */
async function accepting(child: ChildProcess, url: string, dataDir: string): Promise<void> {
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', (code, signal) => {
    failure = `it ended with ${signal ?? `code ${code}`}`;
  });
  const deadline = Date.now() + START_PATIENCE_MS;
  for (;;) {
    if (failure === undefined && (await connects(url))) return;
    if (failure === undefined && Date.now() > deadline)
      failure = `not ready within ${START_PATIENCE_MS / 1000} s`;
    if (failure !== undefined) throw new Error(await explain(failure, dataDir));
    await delay(25);
  }
}

async function connects(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function explain(failure: string, dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'postgresql.log');
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const reason = lines.find((line) => /(FATAL|PANIC|ERROR|could not)/.test(line));
  return `PostgreSQL did not start: ${reason?.replace(/^.*?(FATAL|PANIC|ERROR|LOG|WARNING):\s*/, '') ?? failure} (${file})`;
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  // An immediate shutdown loses nothing that was committed either; the next start replays the log.
  const hurry = setTimeout(() => child.kill('SIGQUIT'), STOP_PATIENCE_MS);
  await gone;
  clearTimeout(hurry);
}

/** initdb's last lines tell what it takes away again; what went wrong stands before. */
function reasonIn(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /FATAL|PANIC|error:|could not/.test(line)) ?? lines.at(-1) ?? 'no reason given';
}
