import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '../../test/support/postgres.js';

describe('a test database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  test('is empty, sorts by bytes and folds Swedish letters', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(
      `SELECT lower('ÅÄÖ') AS lower, 'a' < 'B' AS by_letter,
        to_tsvector('swedish', 'ÖVERENSKOMMELSER') = to_tsvector('swedish', 'överenskommelse') AS found,
        (SELECT count(*)::int FROM pg_tables WHERE schemaname = 'public') AS tables`,
    );
    await client.end();
    expect(rows).toEqual([{ lower: 'åäö', by_letter: false, found: true, tables: 0 }]);
  });
});
