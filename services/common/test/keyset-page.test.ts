import {
  type Connection,
  createDataSource,
  keysetPage,
  keysetPages,
  type SortField,
  statementsOf,
} from '@hub/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Column, type DataSource, Entity, PrimaryColumn } from 'typeorm';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';

@Entity('thing')
class Thing {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  owner!: string;

  @Column('text', { name: 'sort_key' })
  sortKey!: string;

  @Column('integer', { nullable: true })
  year!: number | null;

  @Column('timestamptz')
  changed!: Date;
}

const OWNERS = ['a', 'b', 'c'];

let database: TestDatabase;
let db: DataSource;
beforeAll(async () => {
  database = await testDatabase();
  db = createDataSource({ url: database.url, entities: [Thing], migrations: [] });
  await db.initialize();
  await db.query(
    `create table thing (id text collate "C" primary key, owner text collate "C", sort_key text collate "C", year int, changed timestamptz)`,
  );
  // Many rows share a sort value, a third has no year, and times differ by microseconds only.
  await db.query(`
    insert into thing
    select 'id' || n, (array['a', 'b', 'c'])[n % 3 + 1], 'k' || n % 4, nullif(2000 + n % 5, 2003),
      timestamptz '2026-01-01 00:00:00+00' + (n % 7) * interval '1 microsecond'
    from generate_series(1, 60) n`);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const orders: [string, SortField[]][] = [
  ['text', [{ expression: 'thing.sortKey', type: 'text' }]],
  ['text, downwards', [{ expression: 'thing.sortKey', type: 'text', direction: 'DESC' }]],
  ['a number that can be null', [{ expression: 'thing.year', type: 'integer', nullable: true }]],
  [
    'a number that can be null, downwards',
    [{ expression: 'thing.year', type: 'integer', nullable: true, direction: 'DESC' }],
  ],
  ['a time, to the microsecond', [{ expression: 'thing.changed', type: 'timestamp' }]],
  [
    'several fields in both directions',
    [
      { expression: 'thing.year', type: 'integer', nullable: true, direction: 'DESC' },
      { expression: 'thing.sortKey', type: 'text' },
    ],
  ],
  ['nothing but the id', []],
];

describe('a page by keyset', () => {
  it.each(orders)('gives every row once and in the order of PostgreSQL, by %s', async (_name, order) => {
    const whole = await expectedIds(order);
    expect(whole).toHaveLength(60);
    for (const size of [1, 4, 7, 59, 60, 61]) {
      expect(await walk(order, size)).toEqual(whole);
    }
  });

  it.each(orders)('does the same under each of many parents, by %s', async (_name, order) => {
    for (const owner of OWNERS) {
      const whole = await expectedIds(order, owner);
      expect(whole).toHaveLength(20);
      for (const size of [1, 3, 20]) {
        expect(await walk(order, size, owner)).toEqual(whole);
      }
    }
  });

  it('costs one statement for any number of parents, and one more for their totals', async () => {
    const list = { name: 'nested', query: query(), order: [], parent: 'thing.owner', page: { first: 2 } };
    const before = statementsOf(db);
    const pages = (await keysetPages({
      ...list,
      parents: [...OWNERS, 'nobody', 'a'],
    })) as Connection<Thing>[];
    expect(statementsOf(db) - before).toBe(1);
    expect(pages.map((page) => page.nodes.length)).toEqual([2, 2, 2, 0, 2]);
    expect(await Promise.all(pages.map((page) => (page.totalCount as () => Promise<number>)()))).toEqual([
      20, 20, 20, 0, 20,
    ]);
    expect(statementsOf(db) - before).toBe(2);
  });

  it('gives a row under each of the parents it lies under', async () => {
    const shared = query().innerJoin(
      "(values ('id1', 'p'), ('id1', 'q'), ('id2', 'q'))",
      'place',
      'place.column1 = thing.id',
    );
    const [p, q] = (await keysetPages({
      name: 'shared',
      query: shared,
      order: [],
      parent: 'place.column2',
      parents: ['p', 'q'],
      page: {},
    })) as Connection<Thing>[];
    expect(p?.nodes.map(({ id }) => id)).toEqual(['id1']);
    expect(q?.nodes.map(({ id }) => id)).toEqual(['id1', 'id2']);
    const totals = [p, q].map((page) => page?.totalCount as () => Promise<number>);
    expect(await Promise.all(totals.map((total) => total()))).toEqual([1, 2]);
  });

  it('says where the page lies', async () => {
    const first = await keysetPage({ name: 'things', query: query(), order: [], page: { first: 59 } });
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const last = await keysetPage({
      name: 'things',
      query: query(),
      order: [],
      page: { first: 59, after: first.pageInfo.endCursor },
    });
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(last.nodes).toHaveLength(1);
    const beyond = await keysetPage({
      name: 'things',
      query: query(),
      order: [],
      page: { after: last.pageInfo.endCursor },
    });
    expect(beyond).toMatchObject({
      nodes: [],
      pageInfo: { startCursor: null, endCursor: null, hasNextPage: false },
    });
    expect(await (beyond.totalCount as () => Promise<number>)()).toBe(60);
  });

  it('keeps its place when the row of the cursor is removed', async () => {
    await db.query(`insert into thing values ('gone', 'z', 'k0', null, now())`);
    const page = { name: 'things', query: query(), order: [] };
    const first = await keysetPage({ ...page, page: { first: 1 } });
    expect(first.nodes[0]?.id).toBe('gone');
    await db.query(`delete from thing where id = 'gone'`);
    const second = await keysetPage({ ...page, page: { first: 1, after: first.pageInfo.endCursor } });
    expect(second.nodes[0]?.id).toBe('id1');
  });
});

async function walk(order: SortField[], first: number, owner?: string): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: Connection<Thing> = await pageOf(order, { first, after }, owner);
    ids.push(...page.nodes.map((node) => node.id));
    expect(page.nodes.length).toBeLessThanOrEqual(first);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return ids;
}

async function pageOf(
  order: SortField[],
  page: { first: number; after: string | null },
  owner: string | undefined,
): Promise<Connection<Thing>> {
  if (owner === undefined) {
    return keysetPage({ name: 'things', query: query(), order, page });
  }
  const parents = page.after === null ? OWNERS : [owner];
  const pages = await keysetPages({
    name: 'things',
    query: query(),
    order,
    page,
    parent: 'thing.owner',
    parents,
  });
  return pages[parents.indexOf(owner)] as Connection<Thing>;
}

/** What ORDER BY alone gives. */
async function expectedIds(order: SortField[], owner?: string): Promise<string[]> {
  const columns: Record<string, string> = {
    'thing.sortKey': 'sort_key',
    'thing.year': 'year',
    'thing.changed': 'changed',
  };
  const by = order.map(
    ({ expression, direction }) => `${columns[expression]} ${direction ?? 'ASC'} nulls last`,
  );
  const rows: { id: string }[] = await db.query(
    `select id from thing where $1::text is null or owner = $1 order by ${[...by, 'id'].join(', ')}`,
    [owner ?? null],
  );
  return rows.map((row) => row.id);
}

function query() {
  return db.createQueryBuilder(Thing, 'thing');
}
