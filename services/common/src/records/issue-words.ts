import type { z } from 'zod';

/**
 * What was expected, in words of whoever answers for the data. Schemas that say it themselves are heard before; give this
 * to `safeParse` for all the others.
 */
export const inWords: { readonly error: z.core.$ZodErrorMap } = {
  error(issue) {
    if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? 'a value of another type';
    if (issue.code === 'invalid_value') return oneOf(issue.values);
    if (issue.code === 'too_small') return atLeast(issue.origin, Number(issue.minimum));
    if (issue.code === 'too_big') return `${COUNTED[issue.origin] ?? 'a number of'} at most ${issue.maximum}`;
    if (issue.code === 'invalid_format') return 'a text of another form';
    return issue.code === 'invalid_union' ? 'a value of another form' : undefined;
  },
};

/** A field's place in a record: `seats.2.side` is the side of the second seat. */
export const fieldAt = (path: readonly PropertyKey[]): string =>
  path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join('.');

/** The value at a place of a record; undefined where there is none. */
export function valueAt(record: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | null | undefined)?.[key],
    record,
  );
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a record',
  record: 'a record',
  null: 'nothing (null)',
};

const COUNTED: Readonly<Record<string, string>> = {
  array: 'a list of',
  string: 'a text of',
};

function atLeast(origin: string, minimum: number): string {
  if (origin === 'string') return 'a text that is not empty';
  if (origin === 'array') return `a list of at least ${minimum}`;
  return `a number that is ${minimum} or more`;
}

function oneOf(values: readonly unknown[]): string {
  const names = values.map(String);
  return names.length === 1 ? (names[0] ?? '') : `one of ${names.join(', ')}`;
}
