import type { RequiresSelection, Rewrite } from '../supergraph/index.js';
import type { Tree } from './run.js';
import type { Types } from './types.js';

/** Collects representations of entities, none twice. */
export interface Representations {
  /** Each as JSON text. */
  readonly texts: string[];
  /**
   * The index of an entity's representation.
   *
   * @returns -1 where the object is not of a type asked for, or misses a field that is needed.
   */
  add(entity: Tree): number;
}

/** Makes a plan's `requires` and its input rewrites ready: each call gives an empty collection. */
export function compileRepresentations(
  requires: readonly RequiresSelection[],
  rewrites: readonly Rewrite[] | undefined,
  types: Types,
): () => Representations {
  const byType = new Map<string, Shape | undefined>();
  const onlyCondition = onlyTypeCondition(requires);
  const shapeOf = (entity: Tree): Shape | undefined => {
    const name = (entity.__typename as string | undefined) ?? onlyCondition;
    if (name === undefined) return undefined;
    let shape = byType.get(name);
    if (shape === undefined && !byType.has(name)) {
      shape = shapeFor(name, requires, rewrites ?? [], types);
      byType.set(name, shape);
    }
    return shape;
  };
  return () => new Collected(shapeOf);
}

class Collected implements Representations {
  readonly texts: string[] = [];
  readonly #shapeOf: (entity: Tree) => Shape | undefined;
  /** Texts that are there already, for shapes of several fields. */
  readonly #byText = new Map<string, number>();
  /** For a shape with a single string, that string tells entities apart: cheaper than writing each text. */
  readonly #bySingle = new Map<Shape, Map<string, number>>();
  #lastShape: Shape | undefined;
  #lastSingles = new Map<string, number>();

  constructor(shapeOf: (entity: Tree) => Shape | undefined) {
    this.#shapeOf = shapeOf;
  }

  add(entity: Tree): number {
    const shape = this.#shapeOf(entity);
    if (shape === undefined) return -1;
    const single = shape.single === undefined ? undefined : entity[shape.single];
    if (typeof single === 'string') return this.#addSingle(this.#singlesOf(shape), single, entity, shape);
    const text = write(entity, shape);
    if (text === undefined) return -1;
    const index = this.#byText.get(text) ?? this.texts.push(text) - 1;
    this.#byText.set(text, index);
    return index;
  }

  #singlesOf(shape: Shape): Map<string, number> {
    if (shape === this.#lastShape) return this.#lastSingles;
    const singles = this.#bySingle.get(shape) ?? new Map<string, number>();
    this.#bySingle.set(shape, singles);
    this.#lastShape = shape;
    this.#lastSingles = singles;
    return singles;
  }

  #addSingle(known: Map<string, number>, key: string, entity: Tree, shape: Shape): number {
    const index = known.get(key);
    if (index !== undefined) return index;
    const added = this.texts.push(write(entity, shape) as string) - 1;
    known.set(key, added);
    return added;
  }
}

/** What to write of an object whose type is known. */
interface Shape {
  readonly fields: readonly ShapeField[];
  /** Where in the tree the only value is that differs between objects of this type, where there is only one. */
  readonly single: string | undefined;
}

interface ShapeField {
  /** `"name":` of the field in the representation. */
  readonly label: string;
  /** Where the value is in the tree. */
  readonly key: string;
  /** JSON text that stands in place of the value. */
  readonly constant: string | undefined;
  readonly below: ((value: Tree) => string | undefined) | undefined;
}

function write(value: Tree, { fields }: Shape): string | undefined {
  let text = '{';
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index] as ShapeField;
    const written = field.constant ?? writeValue(value[field.key], field.below);
    if (written === undefined) return undefined;
    text += index === 0 ? field.label + written : `,${field.label}${written}`;
  }
  return `${text}}`;
}

function writeValue(value: unknown, below: ShapeField['below']): string | undefined {
  if (typeof value === 'string') return quote(value);
  if (value === undefined) return undefined;
  if (below === undefined || typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (!Array.isArray(value)) return below(value as Tree);
  const items: string[] = [];
  for (const item of value) {
    const written = writeValue(item, below);
    if (written === undefined) return undefined;
    items.push(written);
  }
  return `[${items.join(',')}]`;
}

function shapeFor(
  name: string,
  requires: readonly RequiresSelection[],
  rewrites: readonly Rewrite[],
  types: Types,
): Shape | undefined {
  const selections = requires.filter(
    (selection) => selection.kind !== 'InlineFragment' || types.isA(name, selection.typeCondition),
  );
  if (selections.length === 0) return undefined;
  return asShape(fieldsFor(name, selections, rewritesFor(name, rewrites, types), types));
}

function asShape(fields: readonly ShapeField[]): Shape {
  const [first, ...others] = fields.filter(({ constant }) => constant === undefined);
  const single =
    first !== undefined && others.length === 0 && first.below === undefined ? first.key : undefined;
  return { fields, single };
}

function fieldsFor(
  name: string | undefined,
  selections: readonly RequiresSelection[],
  rewrites: readonly TypedRewrite[],
  types: Types,
): ShapeField[] {
  const merged = new Map<string, { key: string; selections: RequiresSelection[] }>();
  const add = (list: readonly RequiresSelection[]): void => {
    for (const selection of list) {
      if (selection.kind === 'FragmentSpread') continue;
      if (selection.kind === 'InlineFragment') {
        if (name !== undefined && types.isA(name, selection.typeCondition)) add(selection.selections);
        continue;
      }
      // The planner writes `field: responseKey`: an alias here is what the value is called in the representation.
      const output = selection.alias ?? selection.name;
      const field = merged.get(output) ?? { key: selection.name, selections: [] };
      field.selections.push(...(selection.selections ?? []));
      merged.set(output, field);
    }
  };
  add(selections);
  return [...merged].map(([output, { key, selections: below }]) => {
    const here = rewrites.filter(({ keys }) => keys[0] === output);
    const renamed = here.find(({ keys, rename }) => keys.length === 1 && rename !== undefined);
    const set = here.find(({ keys, value }) => keys.length === 1 && value !== undefined);
    const deeper = here
      .filter(({ keys }) => keys.length > 1)
      .map((rule) => ({ ...rule, keys: rule.keys.slice(1) }));
    return {
      label: `${JSON.stringify(renamed?.rename ?? output)}:`,
      key,
      constant: constantOf(set?.value ?? (key === '__typename' ? name : undefined)),
      below: below.length === 0 ? undefined : writerBelow(below, deeper, types),
    };
  });
}

function constantOf(value: string | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

function writerBelow(
  selections: readonly RequiresSelection[],
  rewrites: readonly TypedRewrite[],
  types: Types,
): (value: Tree) => string | undefined {
  const shapes = new Map<string | undefined, Shape>();
  return (value) => {
    const name = value.__typename as string | undefined;
    let shape = shapes.get(name);
    if (shape === undefined) {
      shape = asShape(fieldsFor(name, selections, rewrites, types));
      shapes.set(name, shape);
    }
    return write(value, shape);
  };
}

interface TypedRewrite {
  readonly keys: readonly string[];
  readonly rename?: string | undefined;
  readonly value?: string | undefined;
}

function rewritesFor(name: string, rewrites: readonly Rewrite[], types: Types): TypedRewrite[] {
  const found: TypedRewrite[] = [];
  for (const rewrite of rewrites) {
    const { path } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite.KeyRenamer;
    const [first] = path;
    if (first !== undefined && 'TypenameEquals' in first) {
      if (!first.TypenameEquals.some((condition) => types.isA(name, condition))) continue;
    }
    const keys = path.flatMap((segment) => ('Key' in segment ? [segment.Key] : []));
    found.push(
      'ValueSetter' in rewrite
        ? { keys, value: rewrite.ValueSetter.setValueTo }
        : { keys, rename: rewrite.KeyRenamer.renameKeyTo },
    );
  }
  return found;
}

function onlyTypeCondition(requires: readonly RequiresSelection[]): string | undefined {
  const [first, ...others] = requires;
  return first?.kind === 'InlineFragment' && others.length === 0 ? first.typeCondition : undefined;
}

const LONGEST_SCANNED = 64;

/** A string as JSON; keys are short and plain, and looking is cheaper than `JSON.stringify`. */
function quote(value: string): string {
  if (value.length > LONGEST_SCANNED) return JSON.stringify(value);
  for (let index = 0; index < value.length; index++) {
    const unit = value.charCodeAt(index);
    if (unit < 0x20 || unit === 0x22 || unit === 0x5c || unit >= 0xd800) return JSON.stringify(value);
  }
  return `"${value}"`;
}
