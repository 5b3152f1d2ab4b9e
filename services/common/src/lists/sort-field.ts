import { HubError } from '../errors/hub-error.js';
import { OrderDirection } from '../graphql/order-direction.js';
import type { Position } from './cursor.js';

/** One thing a list is sorted by. Nulls come last in both directions. */
export interface SortField {
  /** SQL over the list's query, such as `agreement.titleKey`; text columns must be COLLATE "C". */
  readonly expression: string;
  readonly type: keyof typeof TYPES;
  /** Default ASC. */
  readonly direction?: OrderDirection | `${OrderDirection}`;
  /** Whether the expression can be null; default false. */
  readonly nullable?: boolean;
}

/** How values of each type look in a cursor, so that a made-up one never reaches a cast in PostgreSQL. */
const TYPES = {
  text: { cast: 'text', fits: (value: string) => !value.includes('\0') },
  integer: { cast: 'bigint', fits: (value: string) => /^-?\d{1,18}$/.test(value) },
  timestamp: { cast: 'timestamptz', fits: isTimestamp },
} as const;

/** The column of the inner query that holds the n-th sort value. */
export function sortColumn(index: number): string {
  return `"sort${index}"`;
}

/** ORDER BY over the inner query's columns; ties by id. */
export function orderBy(fields: readonly SortField[]): string {
  const parts = fields.map(
    (field, index) =>
      `${sortColumn(index)} ${field.direction ?? 'ASC'}${field.nullable ? ' NULLS LAST' : ''}`,
  );
  return [...parts, '"id" ASC'].join(', ');
}

/** The condition for the rows after a position, and its parameters. */
export function afterPosition(
  fields: readonly SortField[],
  position: Position,
): { sql: string; parameters: Record<string, string> } {
  checkValues(fields, position);
  const parameters: Record<string, string> = { keysetId: position.id };
  position.values.forEach((value, index) => {
    if (value !== null) {
      parameters[`keyset${index}`] = value;
    }
  });
  if (fields.every((field) => !field.nullable && field.direction !== 'DESC')) {
    return { sql: rowAfter(fields), parameters };
  }
  const alternatives = fields.map((_, index) =>
    [
      ...fields.slice(0, index).map((field, before) => same(field, before, position)),
      after(fields, index, position),
    ].join(' and '),
  );
  const tie = [...fields.map((field, index) => same(field, index, position)), '"id" > :keysetId'].join(
    ' and ',
  );
  return { sql: `(${[...alternatives, tie].map((part) => `(${part})`).join(' or ')})`, parameters };
}

/** One row comparison, which an index over the same columns serves. */
function rowAfter(fields: readonly SortField[]): string {
  const columns = [...fields.map((_, index) => sortColumn(index)), '"id"'];
  const values = [...fields.map(parameter), ':keysetId'];
  return `(${columns.join(', ')}) > (${values.join(', ')})`;
}

function same(field: SortField, index: number, { values }: Position): string {
  return values[index] === null
    ? `${sortColumn(index)} is null`
    : `${sortColumn(index)} = ${parameter(field, index)}`;
}

function after(fields: readonly SortField[], index: number, { values }: Position): string {
  const field = fields[index] as SortField;
  if (values[index] === null) {
    return 'false';
  }
  const comparison = `${sortColumn(index)} ${field.direction === 'DESC' ? '<' : '>'} ${parameter(field, index)}`;
  return field.nullable ? `(${comparison} or ${sortColumn(index)} is null)` : comparison;
}

function parameter(field: SortField, index: number): string {
  return `cast(:keyset${index} as ${TYPES[field.type].cast})`;
}

function checkValues(fields: readonly SortField[], { values, id }: Position): void {
  const fit = fields.every((field, index) => {
    const value = values[index];
    return value === null ? field.nullable === true : value !== undefined && TYPES[field.type].fits(value);
  });
  if (!fit || !TYPES.text.fits(id)) {
    throw new HubError('INVALID_CURSOR', 'Expected a cursor that this list made, got one with other values.');
  }
}

/** A timestamp as PostgreSQL writes one in UTC, of a day and time that exist. */
function isTimestamp(value: string): boolean {
  const [, day, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.\d{1,6})?\+00$/.exec(value) ?? [];
  if (day === undefined || time === undefined || day < '0001') return false;
  const iso = `${day}T${time}.000Z`;
  const date = new Date(iso);
  return !Number.isNaN(date.getTime()) && date.toISOString() === iso;
}
