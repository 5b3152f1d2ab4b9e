import type { Target } from '../subgraphs/index.js';

/** Number of characters of a key that name its placement. */
export const CODE_LENGTH = 2;

/** The deployments of one placed subgraph. */
export interface Targets {
  readonly targets: readonly Target[];
  /** Serves the keys that belong to no other. */
  readonly fallback: Target;
  /** The codes that the fallback serves; every code where it is undefined. */
  readonly fallbackServes: ReadonlySet<string> | undefined;
}

/** How keys name deployments. */
export interface Place extends Targets {
  /** Placed type → its key field. */
  readonly keys: ReadonlyMap<string, string>;
  targetFor(key: string): Target;
  /** Whether some placement serves the keys of a code. */
  isServed(key: string): boolean;
}

/** Knows which deployment holds a key: the one of its code, or the fallback. */
export function createPlace(
  { targets, fallback, fallbackServes }: Targets,
  keys: ReadonlyMap<string, string>,
): Place {
  const byCode = new Map(targets.map((target) => [target.placement, target]));
  const isServed = (key: string) => {
    const code = key.slice(0, CODE_LENGTH);
    return fallbackServes === undefined || byCode.has(code) || fallbackServes.has(code);
  };
  return {
    targets,
    fallback,
    fallbackServes,
    keys,
    isServed,
    targetFor: (key) => byCode.get(key.slice(0, CODE_LENGTH)) ?? fallback,
  };
}

/** The text of a key that a client gave: an ID may also be written as an integer. */
export function keyText(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value;
}

/** Whether a value can name a placement at all. */
export function isKey(value: unknown): value is string {
  return typeof value === 'string' && value.length >= CODE_LENGTH;
}
