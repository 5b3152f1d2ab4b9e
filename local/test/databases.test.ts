import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../test/support/postgres.js';
import { sql } from '../../test/support/sql.js';
import { type DatabaseUrls, makeDatabases, servingRole } from '../src/hub/databases.js';

const NAMES = ['hub_left', 'hub_right'];
let admin: TestDatabase;
let dataDir: string;
let other: string;

beforeAll(async () => {
  admin = await testDatabase();
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'hub-databases-'));
  other = mkdtempSync(path.join(os.tmpdir(), 'hub-databases-'));
});
afterEach(async () => {
  for (const name of NAMES) {
    await sql(admin.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    for (const role of [name, servingRole(name), `${name}_reader`])
      await sql(admin.url, `DROP ROLE IF EXISTS ${role}`);
  }
});
afterAll(async () => {
  await admin.drop();
  for (const directory of [dataDir, other]) rmSync(directory, { recursive: true, force: true });
});

test('each database is reached by its own role and no other', async () => {
  const urls = await make(dataDir);
  expect(await sql(urlOf(urls, 'hub_left'), 'SELECT current_user, current_database()')).toEqual([
    { current_user: 'hub_left', current_database: 'hub_left' },
  ]);
  const trespass = new URL(urlOf(urls, 'hub_left'));
  trespass.pathname = '/hub_right';
  await expect(sql(trespass.href, 'SELECT 1')).rejects.toThrow('permission denied for database "hub_right"');
});

test('the role that serves reaches its database, and makes nothing in it', async () => {
  const url = urlOf(await make(dataDir), servingRole('hub_left'));
  expect(await sql(url, 'SELECT current_user, current_database()')).toEqual([
    { current_user: 'hub_left_serving', current_database: 'hub_left' },
  ]);
  await expect(sql(url, 'CREATE TABLE more (id int)')).rejects.toThrow('permission denied for schema public');
  const trespass = new URL(url);
  trespass.pathname = '/hub_right';
  await expect(sql(trespass.href, 'SELECT 1')).rejects.toThrow('permission denied for database "hub_right"');
});

test('a reader may read what is in its database and what comes, and nothing else', async () => {
  await make(dataDir);
  const before = await make(dataDir);
  await sql(urlOf(before, 'hub_left'), 'CREATE TABLE old (id int); INSERT INTO old VALUES (1)');
  const readers = new Map([['hub_left_reader', 'hub_left']]);
  const urls = await makeDatabases({ server: admin.url, names: NAMES, readers, dataDir, fresh: false });
  const url = urlOf(urls, 'hub_left_reader');
  await sql(urlOf(urls, 'hub_left'), 'CREATE TABLE coming (id int); INSERT INTO coming VALUES (2)');
  expect(await sql(url, 'SELECT id FROM old UNION ALL SELECT id FROM coming')).toEqual([
    { id: 1 },
    { id: 2 },
  ]);
  for (const statement of [
    'INSERT INTO old VALUES (3)',
    'DELETE FROM coming',
    'TRUNCATE old',
    'CREATE TABLE own (id int)',
    'CREATE TEMP TABLE own (id int)',
  ])
    await expect(sql(url, statement)).rejects.toThrow('permission denied');
  const trespass = new URL(url);
  trespass.pathname = '/hub_right';
  await expect(sql(trespass.href, 'SELECT 1')).rejects.toThrow('permission denied for database');
});

test('a second start keeps the data, a fresh one drops it', async () => {
  const urls = await make(dataDir);
  await sql(urlOf(urls, 'hub_left'), 'CREATE TABLE kept (id int)');
  expect(await tables(await make(dataDir))).toEqual(['kept']);
  expect(await tables(await make(dataDir, true))).toEqual([]);
});

test('a database whose making was cut short before it had its mark is known again', async () => {
  await make(dataDir);
  await sql(admin.url, 'COMMENT ON DATABASE hub_left IS NULL');
  await expect(make(other)).rejects.toThrow('hub_left is there already and was not made by this hub');
  expect((await make(dataDir)).size).toBe(4);
});

test('a database that another hub made is not touched, not even to start over', async () => {
  const urls = await make(dataDir);
  await sql(urlOf(urls, 'hub_left'), 'CREATE TABLE kept (id int)');
  for (const fresh of [false, true]) {
    await expect(make(other, fresh)).rejects.toThrow(
      'hub_left is there already and was not made by this hub',
    );
  }
  expect(await tables(urls)).toEqual(['kept']);
});

test('a server that does not answer is told in one line with the variable', async () => {
  const server = 'postgresql://somebody:secret@127.0.0.1:9/postgres';
  await expect(makeDatabases({ server, names: NAMES, dataDir, fresh: false })).rejects.toThrow(
    /^PostgreSQL at 127\.0\.0\.1:9 can't be used \(.*ECONNREFUSED.*\): set DATABASE_URL/,
  );
});

test('a user who may not make databases is told so', async () => {
  await sql(admin.url, "CREATE ROLE hub_left LOGIN PASSWORD 'word'");
  const server = new URL(admin.url);
  server.username = 'hub_left';
  server.password = 'word';
  await expect(
    makeDatabases({ server: server.href, names: ['hub_right'], dataDir, fresh: false }),
  ).rejects.toThrow(/permission denied.*DATABASE_URL must be allowed to make databases and roles/);
});

test('an administrator without superuser rights can make them', async () => {
  await sql(admin.url, "CREATE ROLE modest LOGIN CREATEDB CREATEROLE PASSWORD 'word'");
  const server = new URL(admin.url);
  server.username = 'modest';
  server.password = 'word';
  const urls = await makeDatabases({ server: server.href, names: NAMES, dataDir, fresh: false });
  expect(await sql(urlOf(urls, 'hub_right'), 'SELECT current_user')).toEqual([{ current_user: 'hub_right' }]);
  for (const name of NAMES) await sql(server.href, `DROP DATABASE ${name} WITH (FORCE)`);
  for (const role of NAMES.flatMap((name) => [name, servingRole(name)]))
    await sql(server.href, `DROP ROLE ${role}`);
  await sql(admin.url, 'DROP ROLE modest');
});

const make = (directory: string, fresh = false) =>
  makeDatabases({ server: admin.url, names: NAMES, dataDir: directory, fresh });

const urlOf = (urls: DatabaseUrls, name: string) => urls.get(name) ?? '';

async function tables(urls: DatabaseUrls): Promise<string[]> {
  const rows = await sql(
    urlOf(urls, 'hub_left'),
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
  );
  return rows.map((row) => String(row.tablename));
}
