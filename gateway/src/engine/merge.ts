import type { Tree } from './run.js';
import type { Types } from './types.js';

/** Puts what `source` has into `target`; see {@link createMerge}. */
export type Merge = (target: Tree, source: Tree) => void;

/**
 * Merges answers about the same object. What is there stays, nulls and gaps are filled, objects that both have are
 * merged field by field and lists item by item. An interface's name as `__typename` gives way to an object type's.
 *
 * Parts of `source` become parts of `target`; see {@link copy} where that must not be.
 */
export function createMerge(types: Types): Merge {
  const merge: Merge = (target, source) => {
    for (const key in source) {
      const value = source[key];
      const present = target[key];
      if (present === undefined || present === null) target[key] = value;
      else if (typeof present === 'object') mergeValues(present, value);
      else if (key === '__typename' && present !== value && !types.isObject(present as string))
        target[key] = value;
    }
  };
  const mergeValues = (present: object, value: unknown): void => {
    if (typeof value !== 'object' || value === null || value === present) return;
    if (!Array.isArray(present)) {
      if (!Array.isArray(value)) merge(present as Tree, value as Tree);
      return;
    }
    if (!Array.isArray(value) || value.length !== present.length) return;
    for (let index = 0; index < value.length; index++) {
      const item = present[index];
      if (item === null) present[index] = value[index];
      else if (typeof item === 'object') mergeValues(item, value[index]);
    }
  };
  return merge;
}

/** A deep copy of a JSON value. */
export function copy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy) as T;
  const result: Tree = {};
  for (const key in value) result[key] = copy((value as Tree)[key]);
  return result as T;
}
