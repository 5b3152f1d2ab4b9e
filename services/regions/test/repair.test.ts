import { recordStore } from '@hub/regions';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TestDatabase } from '../../../test/support/postgres.js';
import { filesOf, loadFiles, rowsOf, tablesOf } from '../../../test/support/record-files.js';
import { removeRow, tamper } from '../../../test/support/tamper.js';
import { factsDatabase } from './facts-database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await factsDatabase('00');
});
afterAll(() => database.drop());

/** What a load of a file sets itself is not among them. */
const TABLES = tablesOf(recordStore).filter((table) => table !== 'freshness');

it.each(TABLES)('a file from before takes back what a hand has changed in the table %s', async (table) => {
  const files = await filesOf(recordStore, database.url);
  const before = await rows();
  expect(await tamper(database.url, table)).toMatchObject({ left: [] });
  expect(await rows()).not.toEqual(before);
  await loadFiles(recordStore, database.url, files);
  expect(await rows()).toEqual(before);
});

it.each(TABLES)('a file from before brings back a row that is gone from the table %s', async (table) => {
  const files = await filesOf(recordStore, database.url);
  const before = await rows();
  await removeRow(database.url, table);
  expect(await rows()).not.toEqual(before);
  await loadFiles(recordStore, database.url, files);
  expect(await rows()).toEqual(before);
});

/** Loading tells when data was confirmed: that is another time. */
const rows = async () => ({
  ...(await rowsOf(recordStore, database.url, ['updated_at', 'revision'])),
  freshness: undefined,
});
