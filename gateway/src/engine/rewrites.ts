import type { Rewrite } from '../supergraph/index.js';
import type { Tree } from './run.js';
import type { Types } from './types.js';

/** Renames and sets fields of a subgraph's answer, in place. */
export type RewriteAnswer = (data: Tree) => void;

type Segment = { readonly key: string } | { readonly types: ReadonlySet<string> };

/** Makes a fetch's output rewrites ready; undefined where it has none. */
export function compileRewrites(
  rewrites: readonly Rewrite[] | undefined,
  types: Types,
): RewriteAnswer | undefined {
  if (rewrites === undefined || rewrites.length === 0) return undefined;
  const compiled = rewrites.map((rewrite) => compileRewrite(rewrite, types));
  return (data) => {
    for (const apply of compiled) apply(data);
  };
}

/** Names that a fetch gives to fields of its own accord → the names they are renamed to. */
export function renamedKeys(rewrites: readonly Rewrite[] | undefined): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  for (const rewrite of rewrites ?? []) {
    if (!('KeyRenamer' in rewrite)) continue;
    const last = rewrite.KeyRenamer.path.at(-1);
    if (last !== undefined && 'Key' in last) renamed.set(last.Key, rewrite.KeyRenamer.renameKeyTo);
  }
  return renamed;
}

function compileRewrite(rewrite: Rewrite, types: Types): RewriteAnswer {
  const { path } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite.KeyRenamer;
  const segments = path.map(
    (segment): Segment =>
      'Key' in segment
        ? { key: segment.Key }
        : { types: new Set(segment.TypenameEquals.flatMap((name) => types.namesOf(name))) },
  );
  const last = segments.pop();
  if (last === undefined || !('key' in last)) return () => undefined;
  const { key } = last;
  const apply =
    'ValueSetter' in rewrite
      ? (object: Tree) => {
          if (key in object) object[key] = rewrite.ValueSetter.setValueTo;
        }
      : (object: Tree) => {
          // The old key stays: nothing reads it, and deleting it would make the object slow.
          if (key in object) object[rewrite.KeyRenamer.renameKeyTo] = object[key];
        };
  return (data) => follow(data, segments, 0, apply);
}

function follow(
  value: unknown,
  segments: readonly Segment[],
  index: number,
  apply: (object: Tree) => void,
): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) follow(item, segments, index, apply);
    return;
  }
  const object = value as Tree;
  const segment = segments[index];
  if (segment === undefined) apply(object);
  else if ('key' in segment) follow(object[segment.key], segments, index + 1, apply);
  else if (segment.types.has(object.__typename as string)) follow(object, segments, index + 1, apply);
}
