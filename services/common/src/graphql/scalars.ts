import { FORMATS, type FormatName } from '@hub/schema/formats';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/** A calendar date; in code a string YYYY-MM-DD. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar date, ISO 8601 (2014-11-25). Swedish: datum.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  extensions: { format: 'date' satisfies FormatName },
  serialize: readDate,
  parseValue: readDate,
  parseLiteral: (node) => readDate(textOf(node, 'Date')),
});

/** A point in time; in code a Date. Answers are always in UTC with milliseconds. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'A point in time, RFC 3339, UTC (2026-01-31T12:00:00.000Z). Swedish: tidpunkt.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  extensions: { format: 'date-time' satisfies FormatName },
  serialize: (value) => readDateTime(value).toISOString(),
  parseValue: readDateTime,
  parseLiteral: (node) => readDateTime(textOf(node, 'DateTime')),
});

/** Whole kronor; in code a number. */
export const KronorScalar = new GraphQLScalarType<number, number>({
  name: 'Kronor',
  description: 'Whole Swedish kronor; an integer of at most 2^53 - 1 in size. Swedish: hela kronor.',
  extensions: { format: 'int53' satisfies FormatName },
  // PostgreSQL gives a bigint as text.
  serialize: (value) =>
    readKronor(typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value),
  parseValue: readKronor,
  parseLiteral(node) {
    if (node.kind !== Kind.INT) {
      throw new GraphQLError('Kronor: expected an integer.', { nodes: node });
    }
    return readKronor(Number(node.value));
  },
});

function readDate(value: unknown): string {
  return checked<string>(value, 'Date', 'date');
}

function readDateTime(value: unknown): Date {
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    return value;
  }
  return new Date(checked<string>(value, 'DateTime', 'date-time'));
}

function readKronor(value: unknown): number {
  return checked<number>(value, 'Kronor', 'int53');
}

function checked<Value>(value: unknown, scalar: string, format: FormatName): Value {
  const { test, expected } = FORMATS[format];
  if (!test(value)) throw new GraphQLError(`${scalar}: expected ${expected}, got ${shown(value)}.`);
  return value as Value;
}

function textOf(node: ValueNode, scalar: string): string {
  if (node.kind !== Kind.STRING) {
    throw new GraphQLError(`${scalar}: expected a string.`, { nodes: node });
  }
  return node.value;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
