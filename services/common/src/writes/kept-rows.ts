import type { EntityManager, EntityMetadata, ObjectLiteral } from 'typeorm';

/** A row of a table in a kept answer: its entity by name, and its columns as JSON. */
interface KeptRow {
  readonly rowOf: string;
  readonly columns: Readonly<Record<string, unknown>>;
}

/**
 * An answer as JSON that its rows can be made of again: each row is kept with its own columns as they are, and nothing
 * that was joined to it.
 */
export const withRowsKept = (db: EntityManager, answer: unknown): unknown =>
  mapped(answer, (value) => {
    const metadata = metadataOf(db, value);
    return metadata === undefined ? undefined : keptRow(metadata, value as ObjectLiteral);
  });

/** The answer that was kept: its rows are entities again. What was kept otherwise is as JSON has it. */
export const withRowsMade = (db: EntityManager, kept: unknown): unknown =>
  mapped(kept, (value) => (isKeptRow(value) ? madeRow(db, value) : undefined));

/** @param replace what stands for an object; undefined: it is gone through. */
function mapped(value: unknown, replace: (value: object) => unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((each) => mapped(each, replace));
  return (
    replace(value) ??
    Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapped(each, replace)]))
  );
}

function metadataOf({ connection }: EntityManager, row: object): EntityMetadata | undefined {
  return connection.hasMetadata(row.constructor) ? connection.getMetadata(row.constructor) : undefined;
}

const keptRow = ({ name, columns }: EntityMetadata, row: ObjectLiteral): KeptRow => ({
  rowOf: name,
  columns: Object.fromEntries(columns.map(({ propertyName }) => [propertyName, row[propertyName]])),
});

const isKeptRow = (value: object): value is KeptRow => 'rowOf' in value && 'columns' in value;

function madeRow(db: EntityManager, { rowOf, columns: values }: KeptRow): object {
  const { target, columns } = db.connection.getMetadata(rowOf);
  const row = Object.create((target as { prototype: object }).prototype) as ObjectLiteral;
  for (const { propertyName, type } of columns) {
    const value = values[propertyName];
    row[propertyName] = type === 'timestamptz' && typeof value === 'string' ? new Date(value) : value;
  }
  return row;
}
