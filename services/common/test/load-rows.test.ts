import { createDataSource, emptyReport, loadRows, printReport } from '@hub/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource, EntityManager } from 'typeorm';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';

let database: TestDatabase;
let db: DataSource;
beforeAll(async () => {
  database = await testDatabase();
  db = createDataSource({ url: database.url, entities: [], migrations: [] });
  await db.initialize();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});
beforeEach(async () => {
  await db.query('drop table if exists "Odd name"');
  await db.query(
    `create table "Odd name" (a text, b int, tags text[], data jsonb, "at" timestamptz not null default '2020-01-01', number int generated always as identity, primary key (a, b))`,
  );
});

/** Those of the database that wait for a lock. */
const WAITING = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

describe('loading rows', () => {
  const rows = [
    { a: 'x', b: 1, tags: ['å', "it's"], data: { k: [1, null] } },
    { a: 'x', b: 2, tags: [], data: null },
  ];

  it('inserts what is not there, and leaves equal rows alone to the last sequence value', async () => {
    expect(await load(rows)).toEqual([2, 0]);
    const before = await state();
    expect(await load(rows)).toEqual([0, 2]);
    expect(await load([...rows, { a: 'y', b: 1, tags: null, data: [] }])).toEqual([1, 2]);
    const after = await state();
    expect(after.slice(0, 2)).toEqual(before);
    expect(after[2]).toMatchObject({ a: 'y', number: 3, tags: null, data: [] });
  });

  it('updates and dates only the rows that differ, also to and from null', async () => {
    await load(rows);
    const before = await state();
    expect(await load([rows[0], { a: 'x', b: 2, tags: null, data: {} }])).toEqual([1, 1]);
    const after = await state();
    expect(after[0]).toEqual(before[0]);
    expect(after[1]).toMatchObject({ tags: null, data: {}, dated: true });
  });

  it('takes none and takes thousands', async () => {
    expect(await load([])).toEqual([0, 0]);
    const many = Array.from({ length: 2_500 }, (_, b) => ({ a: 'm', b, tags: [], data: null }));
    expect(await load(many)).toEqual([2_500, 0]);
    expect(await load(many)).toEqual([0, 2_500]);
  });

  it('leaves alone what another load has inserted in the meantime', async () => {
    const other = db.createQueryRunner();
    await other.startTransaction();
    expect(await load(rows, other.manager)).toEqual([2, 0]);
    const second = load(rows);
    while ((await db.query(WAITING)).length === 0);
    await other.commitTransaction();
    await other.release();
    const before = await state();
    expect(await second).toEqual([0, 2]);
    expect(await state()).toEqual(before);
  });

  async function load(
    given: readonly (Record<string, unknown> | undefined)[],
    manager: EntityManager = db.manager,
  ): Promise<[number, number]> {
    const report = emptyReport('test');
    await loadRows({
      manager,
      report,
      kind: 'things',
      table: 'Odd name',
      key: ['a', 'b'],
      updatedAt: 'at',
      rows: given as Record<string, unknown>[],
    });
    return [report.loaded.things ?? 0, report.unchanged.things ?? 0];
  }

  function state(): Promise<Record<string, unknown>[]> {
    return db.query(
      `select a, b, tags, data, number, "at" > '2021-01-01' as dated, xmin::text from "Odd name" order by a, b`,
    );
  }
});

describe('a report', () => {
  it('is lines to read', () => {
    const report = emptyReport('organisations');
    report.loaded.organisations = 2;
    report.unchanged.organisations = 3;
    report.refused.push({
      kind: 'organisations',
      id: 'org-a',
      field: 'organisationNumber',
      value: '1',
      reason: 'too short',
    });
    expect(printReport(report)).toBe(
      'organisations:\n  organisations: 2 loaded, 3 unchanged\n  refused organisations org-a organisationNumber "1": too short',
    );
  });
});
