import {
  createDataSource,
  findRows,
  findRowsAlso,
  insertRows,
  migrate,
  prepared,
  updateRow,
} from '@hub/common';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  Column,
  type DataSource,
  Entity,
  type MigrationInterface,
  PrimaryColumn,
  type QueryRunner,
} from 'typeorm';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';

@Entity('thing')
class Thing {
  @PrimaryColumn('text')
  id!: string;

  @Column('date', { name: 'held_on', nullable: true })
  heldOn!: string | null;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;

  @Column('jsonb', { nullable: true })
  notes!: unknown;

  @Column('integer', { array: true })
  years!: number[];

  @Column('bigint')
  sequence!: string;

  get shouted(): string {
    return this.id.toUpperCase();
  }
}

class MakeThings1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table thing (id text primary key, held_on date, changed_at timestamptz not null,
      notes jsonb, years integer[] not null, sequence bigint not null)`);
  }
  async down(): Promise<void> {}
}

let database: TestDatabase;
let source: DataSource;
beforeAll(async () => {
  database = await testDatabase();
  source = createDataSource({
    url: database.url,
    entities: [Thing],
    migrations: [MakeThings1700000000000],
  });
  await source.initialize();
  await migrate(source);
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const thing = (given: Partial<Thing> & { id: string }): Thing =>
  Object.assign(new Thing(), {
    heldOn: '2026-03-29',
    changedAt: new Date('2026-01-02T03:04:05.678Z'),
    notes: { å: [1, null] },
    years: [2012, 2014],
    sequence: '9007199254740993',
    ...given,
  });

test('rows are written and read as TypeORM reads them', async () => {
  const things = [thing({ id: 'a' }), thing({ id: 'b', heldOn: null, notes: null, years: [] })];
  await insertRows(source.manager, Thing, things);
  await updateRow(source.manager, Thing, 'a', {
    notes: ['ny'],
    changedAt: new Date(0),
    heldOn: '2025-12-31',
  });
  const found = await findRows(source.manager, Thing, 'where id = any($1) order by id', [['a', 'b', 'c']]);
  expect(found).toEqual(await source.manager.find(Thing, { order: { id: 'ASC' } }));
  expect(found).toEqual([
    thing({ id: 'a', notes: ['ny'], changedAt: new Date(0), heldOn: '2025-12-31' }),
    things[1],
  ]);
  expect(found[0]?.shouted).toBe('A');
});

test('each can come with a value more', async () => {
  await insertRows(source.manager, Thing, [thing({ id: 'more' })]);
  const found = await findRowsAlso<Thing, number>(
    source.manager,
    Thing,
    'cardinality(years)',
    'where id = $1',
    ['more'],
  );
  expect(found).toEqual([{ row: thing({ id: 'more' }), also: 2 }]);
});

test('a statement that is marked is prepared once for each connection, any other is not', async () => {
  const connection = source.createQueryRunner();
  try {
    const marked = prepared('select $1::text as given');
    expect(await connection.query(marked, ['a'])).toEqual([{ given: 'a' }]);
    expect(await connection.query(marked, ['b'])).toEqual([{ given: 'b' }]);
    await connection.query('select $1::text as unmarked', ['c']);
    const known: { statement: string }[] = await connection.query(
      'select statement from pg_prepared_statements',
    );
    expect(known.filter(({ statement }) => statement === marked)).toHaveLength(1);
    expect(known.filter(({ statement }) => statement.includes('unmarked'))).toEqual([]);
  } finally {
    await connection.release();
  }
});
