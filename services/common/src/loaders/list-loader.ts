import DataLoader from 'dataloader';
import { canonicalJson } from '../text/canonical-json.js';

/** Loads one list for each parent; parents asked for with equal arguments share a batch. */
export interface ListLoader<Args, List> {
  load(parent: string, args: Args): Promise<List>;
}

/**
 * A loader for list fields that take arguments: one call of `loadLists` for all parents with equal arguments.
 *
 * @param loadLists answers every parent, in order, with its list or with an Error.
 */
export function createListLoader<Args, List>(
  loadLists: (parents: readonly string[], args: Args) => Promise<readonly (List | Error)[]>,
): ListLoader<Args, List> {
  const loaders = new Map<string, DataLoader<string, List>>();
  return {
    load(parent, args) {
      const key = canonicalJson(args);
      let loader = loaders.get(key);
      if (loader === undefined) {
        loader = new DataLoader((parents) => loadLists(parents, args));
        loaders.set(key, loader);
      }
      return loader.load(parent);
    },
  };
}
