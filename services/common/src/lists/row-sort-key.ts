import type { Position } from './cursor.js';
import type { SortField } from './sort-field.js';

/**
 * A row's place in its list as text: comparing the UTF-8 bytes of two such texts orders the rows as the list does,
 * whatever the directions of its fields, with nulls last and ties by id. Deployments that do not share a database
 * order their rows alike by it.
 */
export function rowSortKey(fields: readonly SortField[], { values, id }: Position): string {
  return [...fields.map((field, index) => part(field, values[index] ?? null)), id].join(SEPARATOR);
}

/** Sorts before every sign a value may hold: a value comes before the longer ones that begin with it. */
const SEPARATOR = '\u0001';

/** Sorts after every hexadecimal digit: turned round, a value comes after the longer ones that begin with it. */
const END_OF_DESCENDING = '~';

function part({ type, direction, nullable }: SortField, value: string | null): string {
  if (value === null) {
    return NULL;
  }
  const ascending = type === 'integer' ? paddedInteger(value) : value;
  const text = direction === 'DESC' ? turnedRound(ascending) : ascending;
  return nullable ? `${VALUE}${text}` : text;
}

const VALUE = '0';
const NULL = '1';

/** Moved to the positive side and padded, so that text order is the order of the numbers. */
function paddedInteger(value: string): string {
  return (BigInt(value) + INTEGER_OFFSET).toString().padStart(INTEGER_DIGITS, '0');
}

const INTEGER_OFFSET = 2n ** 63n;
const INTEGER_DIGITS = 20;

/** Each byte's complement in hexadecimal. */
function turnedRound(text: string): string {
  const bytes = Buffer.from(text).map((byte) => 0xff - byte);
  return `${Buffer.from(bytes).toString('hex')}${END_OF_DESCENDING}`;
}
