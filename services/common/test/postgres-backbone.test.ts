import { afterAll, beforeAll } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { createPostgresBackbone } from '../src/backbone/index.js';
import { backboneSuite } from './backbone-suite.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

backboneSuite('PostgreSQL', async () => createPostgresBackbone({ url: database.url }));
