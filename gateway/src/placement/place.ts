import type { Target } from '../subgraphs/index.js';

/** Number of characters of a key that name its placement. */
export const CODE_LENGTH = 2;

/** The deployments of one placed subgraph. */
export interface Targets {
  readonly targets: readonly Target[];
  /** Serves the keys that belong to no other. */
  readonly fallback: Target;
}

/** How keys name deployments. */
export interface Place extends Targets {
  /** Placed type → its key field. */
  readonly keys: ReadonlyMap<string, string>;
  targetFor(key: string): Target;
}

/** Knows which deployment holds a key: the one of its code, or the fallback. */
export function createPlace(
  targets: readonly Target[],
  fallback: Target,
  keys: ReadonlyMap<string, string>,
): Place {
  const byCode = new Map(targets.map((target) => [target.placement, target]));
  return {
    targets,
    fallback,
    keys,
    targetFor: (key) => byCode.get(key.slice(0, CODE_LENGTH)) ?? fallback,
  };
}

/** Whether a value can name a placement at all. */
export function isKey(value: unknown): value is string {
  return typeof value === 'string' && value.length >= CODE_LENGTH;
}
