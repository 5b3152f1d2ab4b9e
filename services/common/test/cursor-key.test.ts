import { CURSOR_KEY, createDataSource, migrate, readCursorKey } from '@hub/common';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';

class MakeKey1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CURSOR_KEY);
  }
  async down(): Promise<void> {}
}

const databases: TestDatabase[] = [];
const sources: DataSource[] = [];
beforeAll(async () => {
  databases.push(await testDatabase(), await testDatabase());
  for (const { url } of databases) {
    const source = createDataSource({ url, entities: [], migrations: [MakeKey1700000000000] });
    sources.push(await source.initialize());
    await migrate(source);
  }
});
afterAll(async () => {
  for (const source of sources) await source.destroy();
  for (const database of databases) await database.drop();
});

test('the key is another one in each database, and the same one for all who read it', async () => {
  const [one, other] = sources as [DataSource, DataSource];
  const key = await readCursorKey(one.manager);
  expect(key).toHaveLength(32);
  expect(await readCursorKey(one.manager)).toEqual(key);
  expect(await readCursorKey(other.manager)).not.toEqual(key);
});

test('the role that serves reads the key and changes nothing in it', async () => {
  const client = new pg.Client({ connectionString: databases[0]?.url });
  await client.connect();
  const { rows } = await client.query<{ owner: string }>('select current_user as owner');
  const serving = pg.escapeIdentifier(`${rows[0]?.owner}_serving`);
  await client
    .query(`create role ${serving}`)
    .catch((error: { code?: string }) => expect(error.code).toBe('42710'));
  await migrate(sources[0] as DataSource);
  await client.query(`set role ${serving}`);
  for (const statement of [
    "update cursor_key set key = sha256('x')",
    'delete from cursor_key',
    "insert into cursor_key (single, key) values (false, sha256('x'))",
    'truncate cursor_key',
  ]) {
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
  }
  expect((await client.query('select key from cursor_key')).rowCount).toBe(1);
  await client.end();
});
