import { recordStore } from '@hub/organisations';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TestDatabase } from '../../../test/support/postgres.js';
import { filesOf, loadFiles, rowsOf, tablesOf } from '../../../test/support/record-files.js';
import { removeRow, tamper } from '../../../test/support/tamper.js';
import { factsDatabase } from './facts-database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await factsDatabase();
});
afterAll(() => database.drop());

// Whose an organisation is goes by its region: a file does not take one from another region.
it.each([
  ['organisation', ['region_code']],
  ['quarantine', []],
])('a file from before takes back what a hand has changed in the table %s', async (table, leave) => {
  const files = await filesOf(recordStore, database.url);
  const before = await rows();
  expect(await tamper(database.url, table, leave)).toMatchObject({ left: [] });
  expect(await rows()).not.toEqual(before);
  await loadFiles(recordStore, database.url, files);
  expect(await rows()).toEqual(before);
});

// Nobody is merged among the facts; what a file says of merges is tried where they are.
it.each(tablesOf(recordStore).filter((table) => table !== 'merged_organisation'))(
  'a file from before brings back a row that is gone from the table %s',
  async (table) => {
    const files = await filesOf(recordStore, database.url);
    const before = await rows();
    await removeRow(database.url, table);
    await loadFiles(recordStore, database.url, files);
    expect(await rows()).toEqual(before);
  },
);

const rows = () => rowsOf(recordStore, database.url, ['updated_at', 'revision']);
