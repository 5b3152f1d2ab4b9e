import { prepare } from '@hub/organisations';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';
import { undoBefore } from '../../../test/support/undo-migrations.js';
import { dataSourceFor } from '../src/data-source.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await prepare({ databaseUrl: database.url });
});
afterAll(() => database.drop());

it('organisations of the release before are found with the marks that were typed once migrated', async () => {
  const spelt = () =>
    sql(
      database.url,
      'select id, search_text, search_folded, searchable::text from organisation order by id',
    );
  const asLoaded = await spelt();
  const dataSource = await undoBefore(dataSourceFor(database.url), 'SearchWithMarks');
  await sql(
    database.url,
    `update organisation set search_folded = '', search_text = array_to_string(name || aliases || name_in_english, E'\\n')`,
  );
  await dataSource.runMigrations();
  await dataSource.destroy();
  expect(await spelt()).toEqual(asLoaded);
});
