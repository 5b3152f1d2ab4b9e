import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { freePort } from '../../test/support/free-ports.js';
import { testDatabase } from '../../test/support/postgres.js';
import { sql } from '../../test/support/sql.js';
import { ended, startPostgres } from '../src/postgres/index.js';

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));

describe('a test database', () => {
  test('is empty, sorts by bytes and folds Swedish letters', async () => {
    const database = await testDatabase();
    const rows = await sql(
      database.url,
      `SELECT lower('ÅÄÖ') AS lower, 'a' < 'B' AS by_letter,
        to_tsvector('swedish', 'ÖVERENSKOMMELSER') = to_tsvector('swedish', 'överenskommelse') AS found,
        (SELECT count(*)::int FROM pg_tables WHERE schemaname = 'public') AS tables`,
    );
    await database.drop();
    expect(rows).toEqual([{ lower: 'åäö', by_letter: false, found: true, tables: 0 }]);
  });
});

describe('the embedded server', () => {
  let dataDir: string;
  let port: number;
  beforeAll(() => {
    dataDir = mkdtempSync(path.join(os.tmpdir(), 'hub-postgres-'));
  });
  beforeEach(async () => {
    port = await freePort();
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  test('keeps its data, has a password of its own, and lets in nobody without it', async () => {
    const first = await startPostgres({ dataDir, port });
    expect(first.created).toBe(true);
    await sql(first.url(), 'CREATE TABLE kept (id int)');
    const guess = new URL(first.url());
    guess.password = 'guess';
    await expect(sql(guess.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(statSync(path.join(dataDir, 'password')).mode & 0o777).toBe(0o600);
    await first.stop();
    await first.stop();

    const second = await startPostgres({ dataDir, port });
    expect(second.created).toBe(false);
    expect(await sql(second.url(), 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 0 }]);
    await second.stop();
  });

  test('logs nothing of what statements were given', async () => {
    const server = await startPostgres({ dataDir, port });
    const rows = await sql(
      server.url(),
      `select name, setting from pg_settings
       where name in ('log_error_verbosity', 'log_parameter_max_length', 'log_parameter_max_length_on_error')
       order by name`,
    );
    await server.stop();
    expect(rows).toEqual([
      { name: 'log_error_verbosity', setting: 'terse' },
      { name: 'log_parameter_max_length', setting: '0' },
      { name: 'log_parameter_max_length_on_error', setting: '0' },
    ]);
  });

  test('leaves no process when it is stopped', async () => {
    const server = await startPostgres({ dataDir, port });
    expect(processesOn(dataDir)).toHaveLength(1);
    await server.stop();
    expect(processesOn(dataDir)).toEqual([]);
  });

  test('ends when the process that started it is killed outright', async () => {
    const { child, postmaster } = await inOwnProcess();
    child.kill('SIGKILL');
    expect(await ended(postmaster, 15_000)).toBe(true);
  });

  test('that a killed start left behind is stopped by the next', async () => {
    const { child, postmaster } = await inOwnProcess();
    // A client that never lets go keeps the left-over server up for a while.
    const client = new pg.Client({ connectionString: child.url });
    client.on('error', () => {});
    await client.connect();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const lines: string[] = [];
    const server = await startPostgres({ dataDir, port: await freePort(), log: (line) => lines.push(line) });
    expect(lines).toEqual(['stopped a PostgreSQL server that an earlier run had left behind']);
    expect(await ended(postmaster, 1)).toBe(true);
    await server.stop();
  });

  test('says what is in the way when it can not start', async () => {
    const holder = await startPostgres({ dataDir, port });
    const another = mkdtempSync(path.join(os.tmpdir(), 'hub-postgres-'));
    await expect(startPostgres({ dataDir: another, port })).rejects.toThrow(
      /PostgreSQL did not start: could not (bind|create any TCP).*postgresql\.log/,
    );
    expect(processesOn(another)).toEqual([]);
    await holder.stop();
    rmSync(another, { recursive: true, force: true });
  });

  async function inOwnProcess(): Promise<{ child: ChildProcess & { url: string }; postmaster: number }> {
    const child = spawn(process.execPath, [fixture('run-postgres.mjs'), dataDir, String(port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith('ready ')) continue;
      const pid = readFileSync(path.join(dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0];
      return { child: Object.assign(child, { url: line.slice('ready '.length) }), postmaster: Number(pid) };
    }
    throw new Error('the server did not come up');
  }
});

test('the programs run from a checkout that only its owner can enter, and without the links of an install script', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [fixture('closed-binaries.mjs')]);
  const { inPlace, version, tried, account } = JSON.parse(stdout);
  expect(tried).toEqual({ code: 0, output: `postgres (PostgreSQL) ${version}` });
  // Another account can't enter: only then is a copy made.
  expect(inPlace).toBe(account === undefined);
});

/** The ids of the servers that run on a data directory. */
function processesOn(directory: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`-D\0${directory}/`);
    } catch {
      return false;
    }
  });
}
