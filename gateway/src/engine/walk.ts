import type { PlanPathSegment } from '../supergraph/index.js';
import type { Path } from './errors.js';
import type { Tree } from './run.js';
import type { Types } from './types.js';

/** A plan's path made ready: fields to follow and types to be. Lists are followed wherever they are. */
export type TreePath = readonly (string | ReadonlySet<string>)[];

/** Makes a plan's path ready for {@link collect}. */
export function compilePath(path: readonly PlanPathSegment[], types: Types): TreePath {
  return path.flatMap((segment): TreePath => {
    if (segment === '@') return [];
    if ('Field' in segment) return [segment.Field];
    return [new Set(segment.TypeCondition.flatMap((name) => types.namesOf(name)))];
  });
}

/** Adds every object at the path to `found`, in the tree's order. */
export function collect(value: unknown, path: TreePath, found: Tree[], from = 0): void {
  for (let index = from; ; index++) {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (let item = 0; item < value.length; item++) collect(value[item], path, found, index);
      return;
    }
    if (index === path.length) {
      found.push(value as Tree);
      return;
    }
    const segment = path[index] as string | ReadonlySet<string>;
    if (typeof segment === 'string') value = (value as Tree)[segment];
    else if (!segment.has((value as Tree).__typename as string)) return;
  }
}

/** Where in the tree the objects at the path are; for errors only. An object may be in several places. */
export function placesOf(root: Tree, path: TreePath): Map<object, Path[]> {
  const places = new Map<object, Path[]>();
  const visit = (value: unknown, index: number, at: Path): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      value.forEach((item, position) => {
        visit(item, index, [...at, position]);
      });
      return;
    }
    const segment = path[index];
    if (segment === undefined) {
      const known = places.get(value);
      if (known === undefined) places.set(value, [at]);
      else known.push(at);
    } else if (typeof segment === 'string') visit((value as Tree)[segment], index + 1, [...at, segment]);
    else visit(value, index + 1, at);
  };
  visit(root, 0, []);
  return places;
}
