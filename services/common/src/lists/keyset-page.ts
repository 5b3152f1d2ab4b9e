import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { batchMany } from '../loaders/batch.js';
import { type Connection, type Edge, pageOf } from './connection-of.js';
import { decodeCursor, encodeCursor, fingerprint, type Position } from './cursor.js';
import { type PageArgs, readFirst } from './page-args.js';
import { rowSortKey } from './row-sort-key.js';
import { afterPosition, orderBy, type SortField, sortColumn } from './sort-field.js';

/** A list to take a page of. */
export interface KeysetList<Row extends ObjectLiteral> {
  /** The list's name; with `filter` and `order` it makes the fingerprint of the cursors. */
  readonly name: string;
  /** The rows of the list: entity, joins that do not multiply rows, and conditions; neither order nor limit. */
  readonly query: SelectQueryBuilder<Row>;
  /** The arguments that filter the list, as JSON. */
  readonly filter?: unknown;
  readonly order: readonly SortField[];
  /** The property that breaks ties and is unique in the list; text with COLLATE "C". Default `id`. */
  readonly id?: string;
  readonly page: Pick<PageArgs, 'first' | 'after'>;
}

/** A list under each of many parents. A row can lie under several of them. */
export interface NestedKeysetList<Row extends ObjectLiteral> extends KeysetList<Row> {
  /** SQL over the query that gives a row's parent, as text, such as `municipality.regionCode`. */
  readonly parent: string;
  readonly parents: readonly string[];
}

/**
 * One page of a list by keyset: one statement, and one more when `totalCount` is asked for.
 *
 * @throws HubError BAD_USER_INPUT for `first` outside its range, INVALID_CURSOR for a cursor of another list.
 */
export async function keysetPage<Row extends ObjectLiteral>(list: KeysetList<Row>): Promise<Connection<Row>> {
  const { page, order, query } = list;
  const first = readFirst(page.first);
  const print = fingerprint([list.name, list.filter, order]);
  const position = isGiven(page.after) ? decodeCursor(print, page.after, order.length) : undefined;
  const found = await findRows(list, { first, position });
  return connection(found, { first, print, order, position, totalCount: () => query.clone().getCount() });
}

/**
 * The same page of the list under each parent, in the parents' order: one statement for all of them, and one more
 * when `totalCount` is asked for. A cursor belongs to the list of one parent; for the others it is an Error.
 *
 * @throws HubError BAD_USER_INPUT for `first` outside its range.
 */
export async function keysetPages<Row extends ObjectLiteral>(
  list: NestedKeysetList<Row>,
): Promise<(Connection<Row> | Error)[]> {
  const { page, order } = list;
  const first = readFirst(page.first);
  const places = list.parents.map((parent) => placeUnder(list, parent));
  const parents = list.parents.filter((_, index) => !(places[index] instanceof Error));
  const place = places.find((candidate): candidate is Place => !(candidate instanceof Error));
  const rows =
    place === undefined
      ? []
      : await findRows(list, { first, position: place.position, parents: [...new Set(parents)] });
  const byParent = batchMany(list.parents, rows, (row) => row.parent ?? '');
  const totals = once(() => countByParent(list));
  return list.parents.map((parent, index) => {
    const own = places[index] as Place | Error;
    return own instanceof Error
      ? own
      : connection(byParent[index] ?? [], {
          first,
          print: own.print,
          order,
          position: own.position,
          totalCount: async () => (await totals()).get(parent) ?? 0,
        });
  });

  function placeUnder({ name, filter }: NestedKeysetList<Row>, parent: string): Place | Error {
    const print = fingerprint([name, filter, order, parent]);
    try {
      return {
        print,
        position: isGiven(page.after) ? decodeCursor(print, page.after, order.length) : undefined,
      };
    } catch (error) {
      return error as Error;
    }
  }
}

interface Place {
  readonly print: string;
  readonly position: Position | undefined;
}

interface FoundRow<Row> {
  readonly row: Row;
  readonly position: Position;
  readonly parent: string | null;
  readonly rank: number;
}

/** Up to first + 1 rows (for each parent), in order. */
async function findRows<Row extends ObjectLiteral>(
  list: KeysetList<Row> & { parent?: string },
  {
    first,
    position,
    parents,
  }: { first: number; position: Position | undefined; parents?: readonly string[] },
): Promise<FoundRow<Row>[]> {
  const { query, order } = list;
  const nested = parents !== undefined;
  const keys = query.clone().select(`${query.alias}.${list.id ?? 'id'}`, 'id');
  order.forEach((field, index) => {
    keys.addSelect(field.expression, sortColumn(index).slice(1, -1));
  });
  if (nested) {
    keys.addSelect(list.parent as string, 'parent').andWhere(`${list.parent} = any(:keysetParents)`);
    keys.setParameter('keysetParents', parents);
  }
  const after = position === undefined ? undefined : afterPosition(order, position);
  const ranked = [
    `select keys.*, row_number() over (${nested ? 'partition by "parent" ' : ''}order by ${orderBy(order)}) as "rank"`,
    `from (${keys.getQuery()}) keys`,
    after === undefined ? '' : `where ${after.sql}`,
    nested ? '' : `order by ${orderBy(order)} limit :keysetRows`,
  ].join(' ');
  const target = query.expressionMap.mainAlias?.metadata.target;
  if (target === undefined) {
    throw new Error(`Expected the query of the list ${list.name} to select from an entity.`);
  }
  const page = query
    .createQueryBuilder()
    .select('node')
    .from<Row>(target, 'node')
    .innerJoin(`(${ranked})`, 'page', `page."id" = node.${list.id ?? 'id'}`)
    .addSelect('page."id"', 'page_id')
    .addSelect('page."rank"', 'page_rank')
    .setParameters({ ...keys.getParameters(), ...after?.parameters, keysetRows: first + 1 });
  order.forEach((_, index) => {
    page.addSelect(`cast(page.${sortColumn(index)} as text)`, `page_sort${index}`);
  });
  if (nested) {
    page.addSelect('page."parent"', 'page_parent').andWhere('page."rank" <= :keysetRows');
  }
  const { entities, raw } = await page.getRawAndEntities<RawRow>();
  const idOf = (row: Row) => row[list.id ?? 'id'] as string;
  return foundRows(new Map(entities.map((row) => [idOf(row), row])), raw, order.length);
}

interface RawRow {
  readonly page_id: string;
  readonly page_rank: string;
  readonly page_parent?: string;
  readonly [sort: `page_sort${number}`]: string | null;
}

/** By id, since a row that lies under several parents is one entity but as many raw rows. */
function foundRows<Row>(
  byId: ReadonlyMap<string, Row>,
  raw: readonly RawRow[],
  sortCount: number,
): FoundRow<Row>[] {
  return raw
    .map((values) => ({
      row: byId.get(values.page_id) as Row,
      position: {
        values: Array.from({ length: sortCount }, (_, sort) => values[`page_sort${sort}`] ?? null),
        id: values.page_id,
      },
      parent: values.page_parent ?? null,
      rank: Number(values.page_rank),
    }))
    .sort((a, b) => a.rank - b.rank);
}

function connection<Row>(
  found: readonly FoundRow<Row>[],
  list: {
    first: number;
    print: string;
    order: readonly SortField[];
    position: Position | undefined;
    totalCount: () => Promise<number>;
  },
): Connection<Row> {
  const edges: Edge<Row>[] = found.slice(0, list.first).map(({ row, position }) => ({
    cursor: encodeCursor(list.print, position),
    node: row,
    sortKey: () => rowSortKey(list.order, position),
  }));
  return pageOf({
    edges,
    hasNextPage: found.length > list.first,
    hasPreviousPage: list.position !== undefined,
    totalCount: list.totalCount,
  });
}

async function countByParent<Row extends ObjectLiteral>(
  list: NestedKeysetList<Row>,
): Promise<Map<string, number>> {
  const rows = await list.query
    .clone()
    .select(list.parent, 'parent')
    .addSelect('count(*)', 'rows')
    .andWhere(`${list.parent} = any(:keysetParents)`, { keysetParents: [...new Set(list.parents)] })
    .groupBy(list.parent)
    .getRawMany<{ parent: string; rows: string }>();
  return new Map(rows.map((row) => [row.parent, Number(row.rows)]));
}

function isGiven(cursor: string | null | undefined): cursor is string {
  return cursor !== null && cursor !== undefined;
}

/** Calls the function the first time only. */
function once<Value>(call: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: call() };
    return made.value;
  };
}
