import type { EntityManager, EntityMetadata, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { prepared } from './prepared.js';

/** A class of rows, as TypeORM knows it. */
type Entity<Row extends object> = new () => Row;

/**
 * Rows of a table as entities, by a plain statement. For reads that every write makes: TypeORM's own way to the same rows
 * takes a multiple of the time.
 *
 * @param rest what follows `from <table>`: a condition in SQL, by the names of the columns. Never made of what people type.
 */
export async function findRows<Row extends object>(
  db: EntityManager,
  entity: Entity<Row>,
  rest: string,
  parameters: unknown[],
): Promise<Row[]> {
  const { names, tableName, made } = shapeOf(db, entity);
  const text = prepared(`select ${names} from ${tableName} ${rest}`);
  const rows: ObjectLiteral[] = await db.query(text, parameters);
  return rows.map((row) => made(row) as Row);
}

/**
 * The same, with one more value of each row.
 *
 * @param also an expression in SQL.
 */
export async function findRowsAlso<Row extends object, Also>(
  db: EntityManager,
  entity: Entity<Row>,
  also: string,
  rest: string,
  parameters: unknown[],
): Promise<{ readonly row: Row; readonly also: Also }[]> {
  const { names, tableName, made } = shapeOf(db, entity);
  const text = prepared(`select ${names}, ${also} as also from ${tableName} ${rest}`);
  const rows: ObjectLiteral[] = await db.query(text, parameters);
  return rows.map((row) => ({ row: made(row) as Row, also: row.also as Also }));
}

/** Adds rows whose every column is given. One statement, however many. */
export async function insertRows<Row extends object>(
  tx: EntityManager,
  entity: Entity<Row>,
  rows: readonly Row[],
): Promise<void> {
  const { insert, columns } = shapeOf(tx, entity);
  const given = rows.map((row) =>
    Object.fromEntries(
      columns.map(({ databaseName, propertyName }) => [databaseName, (row as ObjectLiteral)[propertyName]]),
    ),
  );
  await tx.query(insert, [JSON.stringify(given)]);
}

/** Writes some columns of the row with an id. */
export async function updateRow<Row extends object>(
  tx: EntityManager,
  entity: Entity<Row>,
  id: string,
  change: Partial<Row>,
): Promise<void> {
  const { tableName, columns } = shapeOf(tx, entity);
  const changed = columns.filter(({ propertyName }) => propertyName in change);
  const set = changed.map(({ databaseName }, index) => `${databaseName} = $${index + 2}`).join(', ');
  const values = changed.map(({ propertyName, type }) => {
    const value = (change as ObjectLiteral)[propertyName];
    return type === 'jsonb' && value !== null ? JSON.stringify(value) : value;
  });
  await tx.query(prepared(`update ${tableName} set ${set} where id = $1`), [id, ...values]);
}

interface Shape {
  readonly columns: readonly ColumnMetadata[];
  readonly tableName: string;
  /** Of all columns, with commas between. */
  readonly names: string;
  readonly insert: string;
  made(row: ObjectLiteral): object;
}

/** By what TypeORM knows of an entity, which each data source has for itself. */
const shapes = new WeakMap<EntityMetadata, Shape>();

function shapeOf({ connection }: EntityManager, entity: Entity<object>): Shape {
  const metadata = connection.getMetadata(entity);
  const known = shapes.get(metadata);
  if (known !== undefined) return known;
  const { columns, tableName } = metadata;
  const names = columns.map(({ databaseName }) => databaseName).join(', ');
  const { driver } = connection;
  const shape: Shape = {
    columns,
    tableName,
    names,
    insert: prepared(
      `insert into ${tableName} (${names}) select ${names} from jsonb_populate_recordset(null::${tableName}, $1::jsonb)`,
    ),
    made(row) {
      const made = new entity() as ObjectLiteral;
      for (const column of columns) {
        const value: unknown = row[column.databaseName];
        // Of all the types in use, only days come otherwise than they are wanted.
        made[column.propertyName] =
          column.type === 'date' ? driver.prepareHydratedValue(value, column) : value;
      }
      return made;
    },
  };
  shapes.set(metadata, shape);
  return shape;
}
