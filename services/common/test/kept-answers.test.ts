import {
  createDataSource,
  EARLIER_WRITES_BY_AGE,
  EARLIER_WRITES_TABLE,
  forgetAnswers,
  idempotentWrite,
  migrate,
  startForgetting,
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
import { until } from '../../../test/support/until.js';

@Entity('thing')
class Thing {
  @PrimaryColumn('text')
  id!: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;

  @Column('jsonb')
  notes!: unknown;

  get shouted(): string {
    return this.id.toUpperCase();
  }
}

class KeepAnswers1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create table thing (id text primary key, changed_at timestamptz not null, notes jsonb)',
    );
    await runner.query(EARLIER_WRITES_TABLE);
    await runner.query(EARLIER_WRITES_BY_AGE);
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
    migrations: [KeepAnswers1700000000000],
  });
  await source.initialize();
  await migrate(source);
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

test('rows in an answer are given again as rows, as they were, without what was joined to them', async () => {
  const changedAt = new Date('2026-01-02T03:04:05.678Z');
  await source.manager.insert(Thing, { id: 'a', changedAt, notes: { rowOf: 'no row', list: [1] } });
  const send = () =>
    idempotentWrite({
      db: source.manager,
      subject: 'someone',
      key: 'rows',
      input: {},
      prepare: async () => undefined,
      async write(tx) {
        const thing = await tx.findOneByOrFail(Thing, { id: 'a' });
        const rows: [Thing, null] = [Object.assign(thing, { joined: 'more' }), null];
        return { shown: 'a', rows };
      },
    });
  await send();
  await source.manager.update(Thing, { id: 'a' }, { changedAt: new Date(), notes: null as never });
  const { rows } = (await send()) as Exclude<Awaited<ReturnType<typeof send>>, symbol>;
  expect(rows).toEqual([{ id: 'a', changedAt, notes: { rowOf: 'no row', list: [1] } }, null]);
  expect(rows[0]).toBeInstanceOf(Thing);
  expect(rows[0].shouted).toBe('A');
  expect(Object.keys(rows[0])).toEqual(['id', 'changedAt', 'notes']);
});

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Keeps that many answers of an age. */
const keepAnswers = (count: number, days: number) =>
  source.query(
    `insert into idempotency (client, key, input_hash, result, created_at)
     select 'c', $2 || '-' || n, 'h', '{}', now() - $2::integer * interval '1 day' from generate_series(1, $1::integer) n`,
    [count, String(days)],
  );
const ages = async () =>
  (
    await source.query(
      "select distinct split_part(key, '-', 1) as days from idempotency where client = 'c' order by 1",
    )
  ).map(({ days }: { days: string }) => days);

test('answers that are too old are removed, however many, and younger ones stay', async () => {
  await keepAnswers(1_201, 31);
  await keepAnswers(3, 29);
  expect(await forgetAnswers(source, 30 * DAY_MS)).toBe(1_201);
  expect(await ages()).toEqual(['29']);
  expect(await forgetAnswers(source, 30 * DAY_MS)).toBe(0);
});

test('they are removed again and again, also after a look that failed', async () => {
  const errors: unknown[] = [];
  await source.query('alter table idempotency rename to elsewhere');
  const forgetting = startForgetting({
    dataSource: source,
    keepMs: DAY_MS,
    onError: (error) => errors.push(error),
    firstAfterMs: 1,
    everyMs: 1,
  });
  try {
    await until(() => errors.length > 0);
    await source.query('alter table elsewhere rename to idempotency');
    await untilForgotten();
    await keepAnswers(1, 2);
    await untilForgotten();
  } finally {
    await forgetting.stop();
  }
});

async function untilForgotten(): Promise<void> {
  let left = await ages();
  await until(
    () => left.length === 0,
    undefined,
    async () => {
      left = await ages();
    },
  );
}
