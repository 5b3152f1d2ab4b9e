import { prepare } from '@hub/agreements';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';
import { undoBefore } from '../../../test/support/undo-migrations.js';
import { dataSourceFor } from '../src/data-source.js';

describe('documents of the release before', () => {
  let database: TestDatabase;
  let events: TestDatabase;
  beforeAll(async () => {
    [database, events] = await Promise.all([testDatabase(), testDatabase()]);
    await prepare({ databaseUrl: database.url, eventsDatabaseUrl: events.url });
  });
  afterAll(() => Promise.all([database?.drop(), events?.drop()]));

  it('are found with the marks that were typed, and agreements by their place, once migrated', async () => {
    const spelt = () =>
      sql(
        database.url,
        `select id, search_words, search_folded, searchable::text from agreement
         union all select id, search_words, search_folded, searchable::text from document order by id`,
      );
    const asLoaded = await spelt();
    const dataSource = await undoBefore(dataSourceFor(database.url), 'SearchWithMarks');
    await sql(
      database.url,
      `update agreement set search_words = title, search_folded = lower(title);
       update document set search_words = concat_ws(E'\\n', title, kind, nullif(array_to_string(tags, E'\\n'), ''), registry_number),
         search_folded = ''`,
    );
    await dataSource.runMigrations();
    await dataSource.destroy();
    expect(await spelt()).toEqual(asLoaded);
  });

  it('are agreements that are found by the name of their kind, once migrated', async () => {
    const byKind = () =>
      sql<{ id: string }>(
        database.url,
        "select id from agreement where searchable @@ to_tsquery('swedish', 'trelleborg & överenskommelse') order by id",
      );
    const dataSource = await undoBefore(dataSourceFor(database.url), 'SearchByKind');
    await sql(database.url, 'update agreement set search_words = title, search_folded = lower(title)');
    expect(await byKind()).toEqual([]);
    await dataSource.runMigrations();
    await dataSource.destroy();
    expect(await byKind()).toEqual([{ id: '1287-agreement-overenskommelsen' }]);
  });

  it('are found by registry number and base form once migrated, without being loaded again', async () => {
    const dataSource = await dataSourceFor(database.url).initialize();
    const registered = () => found("to_tsquery('simple', '1 <-> 7 <-> 1 <-> 393 <-> 2017')");
    const definite = () => found("to_tsquery('swedish', search_base('partnerskapet'))");
    const inBaseForm = await definite();
    do await dataSource.undoLastMigration();
    while ((await sql(database.url, "select 1 from pg_proc where proname = 'search_vector'")).length > 0);
    await sql(
      database.url,
      `update document set search_words = title, search_folded = lower(title) where id = 'doc-related-31'`,
    );
    expect(await registered()).toEqual([]);
    await dataSource.runMigrations();
    await dataSource.destroy();
    expect(await registered()).toEqual(['doc-related-31']);
    expect(await definite()).toEqual(inBaseForm);
  });

  async function found(query: string): Promise<string[]> {
    const rows = await sql<{ id: string }>(
      database.url,
      `select id from document where searchable @@ ${query} order by id`,
    );
    return rows.map(({ id }) => id);
  }
});
