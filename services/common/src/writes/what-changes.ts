import { isDeepStrictEqual } from 'node:util';

/**
 * What an edit changes: those of the values that are given, and are others than those that are there. Where nothing is
 * left, the edit has nothing to write: neither a revision nor a history entry.
 */
export const whatChanges = <Values extends object>(
  current: { readonly [Field in keyof Values]: unknown },
  given: Values,
): { [Field in keyof Values]?: Exclude<Values[Field], undefined> } =>
  Object.fromEntries(
    Object.entries(given).filter(
      ([field, value]) => value !== undefined && !isDeepStrictEqual(value, current[field as keyof Values]),
    ),
  ) as never;
