import type { z } from 'zod';

/** A field that no schema knows. */
export interface UnknownField {
  /** Its place in the record. */
  readonly path: readonly PropertyKey[];
  /** The fields that are known there. */
  readonly known: readonly string[];
}

/**
 * The fields of a record, and of all that stands in it, that its schema would leave out without a word.
 *
 * @param more fields of the record itself that are known beside those of the schema; default none.
 */
export function unknownFields(
  schema: z.core.$ZodType,
  value: unknown,
  more: readonly string[] = [],
  path: readonly PropertyKey[] = [],
): UnknownField[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return unknownFields(def.innerType, value, more, path);
    case 'pipe':
      return unknownFields(def.in, value, more, path);
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((each, index) => unknownFields(def.element, each, [], [...path, index]))
        : [];
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? inObject(def.shape, value as Readonly<Record<string, unknown>>, more, path)
        : [];
    default:
      return [];
  }
}

function inObject(
  shape: Readonly<Record<string, z.core.$ZodType>>,
  value: Readonly<Record<string, unknown>>,
  more: readonly string[],
  path: readonly PropertyKey[],
): UnknownField[] {
  const known = [...new Set([...Object.keys(shape), ...more])];
  return Object.entries(value).flatMap(([field, inside]) => {
    if (!known.includes(field)) return [{ path: [...path, field], known }];
    const own = Object.hasOwn(shape, field) ? shape[field] : undefined;
    return own === undefined ? [] : unknownFields(own, inside, [], [...path, field]);
  });
}
