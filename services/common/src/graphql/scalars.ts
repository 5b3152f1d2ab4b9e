import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/i;

/** A calendar date; in code a string YYYY-MM-DD. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar date, ISO 8601 (2014-11-25). Swedish: datum.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: readDate,
  parseValue: readDate,
  parseLiteral: (node) => readDate(textOf(node, 'Date')),
});

/** A point in time; in code a Date. Answers are always in UTC with milliseconds. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'A point in time, RFC 3339, UTC (2026-01-31T12:00:00.000Z). Swedish: tidpunkt.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: (value) => readDateTime(value).toISOString(),
  parseValue: readDateTime,
  parseLiteral: (node) => readDateTime(textOf(node, 'DateTime')),
});

/** Whole kronor; in code a number. */
export const KronorScalar = new GraphQLScalarType<number, number>({
  name: 'Kronor',
  description: 'Whole Swedish kronor; an integer of at most 2^53 - 1 in size. Swedish: hela kronor.',
  serialize: readKronor,
  parseValue: readKronor,
  parseLiteral(node) {
    if (node.kind !== Kind.INT) {
      throw new GraphQLError('Kronor: expected an integer.', { nodes: node });
    }
    return readKronor(Number(node.value));
  },
});

function readDate(value: unknown): string {
  if (typeof value === 'string' && DATE.test(value) && isDay(value)) {
    return value;
  }
  throw new GraphQLError(`Date: expected a calendar date as YYYY-MM-DD, got ${shown(value)}.`);
}

/** Whether the calendar has the day: JavaScript makes 1 March of 30 February. */
function isDay(day: string): boolean {
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
}

function readDateTime(value: unknown): Date {
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    return value;
  }
  if (typeof value === 'string' && DATE_TIME.test(value)) {
    const time = new Date(value);
    if (!Number.isNaN(time.getTime()) && isDay(value.slice(0, 10))) {
      return time;
    }
  }
  throw new GraphQLError(`DateTime: expected RFC 3339 such as 2026-01-31T12:00:00Z, got ${shown(value)}.`);
}

function readKronor(value: unknown): number {
  const number = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) {
    throw new GraphQLError(`Kronor: expected an integer of at most 2^53 - 1 in size, got ${shown(value)}.`);
  }
  return number;
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
