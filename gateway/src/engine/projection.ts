import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { compileLeaf } from '../supergraph/index.js';
import { type ProjectionRun, VIOLATION } from './projection-run.js';
import type { Tree } from './run.js';
import type { Types } from './types.js';

/** Makes the client's answer of a tree: its fields, in its order, checked against the public schema. */
export interface Projection {
  project(root: Tree, run: ProjectionRun): Record<string, unknown> | null;
  readonly root: ObjectProjection;
}

/** What compiling a projection needs to know. */
export interface ProjectionContext {
  readonly schema: GraphQLSchema;
  /** Relations of all types, the hidden ones too. */
  readonly types: Types;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Where in the tree a client's field is. */
  keyOf(field: FieldNode): string;
}

/** Completes a value of the tree; {@link VIOLATION} where it is null and may not be. */
type Complete = (value: unknown, run: ProjectionRun) => unknown;

/** Compiles the projection of an operation whose conditions are settled. */
export function compileProjection(
  rootType: GraphQLObjectType,
  selectionSet: SelectionSetNode,
  context: ProjectionContext,
): Projection {
  const root = new ObjectProjection(rootType, [selectionSet], 0, context);
  return {
    root,
    project(tree, run) {
      const data = root.project(tree, run);
      return data === VIOLATION ? null : (data as Record<string, unknown>);
    },
  };
}

/** One field of an object, as the client asked for it. */
export interface ProjectedField {
  /** The client's response key. */
  readonly key: string;
  /** The field's own name. */
  readonly name: string;
  /** The key in the tree. */
  readonly source: string;
  readonly nullable: boolean;
  readonly complete: Complete;
  /** What is below, where the field holds objects. */
  readonly below: ObjectProjection | AbstractProjection | undefined;
}

/** The fields a client asked for of an object of one type. */
export class ObjectProjection {
  readonly #context: ProjectionContext;
  readonly #type: GraphQLObjectType | GraphQLAbstractType;
  readonly #selectionSets: readonly SelectionSetNode[];
  readonly #depth: number;
  #fields: readonly ProjectedField[] | undefined;

  /** @param type an abstract type stands for an object of which no more is known: what all of its types share. */
  constructor(
    type: GraphQLObjectType | GraphQLAbstractType,
    selectionSets: readonly SelectionSetNode[],
    depth: number,
    context: ProjectionContext,
  ) {
    this.#type = type;
    this.#selectionSets = selectionSets;
    this.#depth = depth;
    this.#context = context;
  }

  get fields(): readonly ProjectedField[] {
    this.#fields ??= compileFields(this.#type, this.#selectionSets, this.#depth, this.#context);
    return this.#fields;
  }

  project(object: Tree, run: ProjectionRun): unknown {
    const fields = this.#fields ?? this.fields;
    const depth = this.#depth;
    const { path, failures } = run;
    const result: Record<string, unknown> = {};
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index] as ProjectedField;
      const value = object[field.source];
      path[depth] = field.key;
      if (failures !== undefined) run.noteFailure(object, field.source, value, depth, field.nullable);
      let completed = field.complete(value, run);
      if (completed === VIOLATION) {
        if (!field.nullable) return VIOLATION;
        completed = null;
      }
      if (field.key === '__proto__') define(result, field.key, completed);
      else result[field.key] = completed;
    }
    return result;
  }
}

/** The fields a client asked for of objects of several types, by `__typename`. */
export class AbstractProjection {
  readonly #byName = new Map<string | undefined, ObjectProjection | undefined>();

  constructor(
    readonly type: GraphQLAbstractType,
    readonly selectionSets: readonly SelectionSetNode[],
    readonly depth: number,
    readonly context: ProjectionContext,
  ) {}

  /** The fields for an object's `__typename`; undefined where the public schema does not have that type here. */
  for(name: string | undefined): ObjectProjection | undefined {
    const known = this.#byName.get(name);
    if (known !== undefined || this.#byName.has(name)) return known;
    const projection = this.#compile(name);
    this.#byName.set(name, projection);
    return projection;
  }

  #compile(name: string | undefined): ObjectProjection | undefined {
    const { schema, types } = this.context;
    const make = (type: GraphQLObjectType | GraphQLAbstractType) =>
      new ObjectProjection(type, this.selectionSets, this.depth, this.context);
    // A subgraph that knows only the interface gives its name, or none.
    if (name === undefined || (!types.isObject(name) && types.isA(name, this.type.name)))
      return make(this.type);
    const type = schema.getType(name);
    return isObjectType(type) && schema.isSubType(this.type, type) ? make(type) : undefined;
  }
}

function compileFields(
  type: GraphQLObjectType | GraphQLAbstractType,
  selectionSets: readonly SelectionSetNode[],
  depth: number,
  context: ProjectionContext,
): ProjectedField[] {
  return [...collectFields(type, selectionSets, context)].map(([key, nodes]) => {
    const [node] = nodes as [FieldNode];
    const name = node.name.value;
    const source = context.keyOf(node);
    if (name === '__typename') {
      return { key, name, source, nullable: false, complete: typenameOf(type, depth), below: undefined };
    }
    if (name === '__schema' || name === '__type') return introspection(key, name, nodes);
    const field = fieldOf(type, name);
    const below = compileBelow(field.type, nodes, depth + 1, context);
    const where = `${type.name}.${name}`;
    return {
      key,
      name,
      source,
      nullable: !isNonNullType(field.type),
      complete: compileValue(field.type, where, depth, below),
      below,
    };
  });
}

function collectFields(
  type: GraphQLObjectType | GraphQLAbstractType,
  selectionSets: readonly SelectionSetNode[],
  context: ProjectionContext,
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const nodes = fields.get(key);
        if (nodes === undefined) fields.set(key, [selection]);
        else nodes.push(selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value ?? type.name;
        if (applies(condition, type, context)) collect(selection.selectionSet);
      } else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = context.fragments.get(selection.name.value);
        if (fragment !== undefined && applies(fragment.typeCondition.name.value, type, context)) {
          collect(fragment.selectionSet);
        }
      }
    }
  };
  for (const selectionSet of selectionSets) collect(selectionSet);
  return fields;
}

function applies(
  condition: string,
  type: GraphQLObjectType | GraphQLAbstractType,
  { schema }: ProjectionContext,
): boolean {
  if (condition === type.name) return true;
  const conditionType = schema.getType(condition);
  if (!isAbstractType(conditionType)) return false;
  if (isObjectType(type)) return schema.isSubType(conditionType, type);
  return schema.getPossibleTypes(type).every((possible) => schema.isSubType(conditionType, possible));
}

function fieldOf(
  type: GraphQLObjectType | GraphQLAbstractType,
  name: string,
): GraphQLField<unknown, unknown> {
  const field = 'getFields' in type ? type.getFields()[name] : undefined;
  if (field === undefined)
    throw new Error(`Expected ${type.name} to have the field ${name}; it was validated to.`);
  return field;
}

function compileBelow(
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  depth: number,
  context: ProjectionContext,
): ObjectProjection | AbstractProjection | undefined {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return compileBelow(nullable.ofType, nodes, depth + 1, context);
  if (isLeafType(nullable)) return undefined;
  const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return isObjectType(nullable)
    ? new ObjectProjection(nullable, selectionSets, depth, context)
    : new AbstractProjection(nullable as GraphQLAbstractType, selectionSets, depth, context);
}

/** @param depth where in the path the value's own key or index is. */
function compileValue(
  type: GraphQLOutputType,
  where: string,
  depth: number,
  below: ObjectProjection | AbstractProjection | undefined,
): Complete {
  const nullable = getNullableType(type);
  if (isLeafType(nullable)) return compileLeafValue(nullable, nullable === type, where, depth);
  const complete = compileNullable(nullable, where, depth, below);
  if (!isNonNullType(type)) {
    return (value, run) => {
      if (value === null || value === undefined) return null;
      const completed = complete(value, run);
      return completed === VIOLATION ? null : completed;
    };
  }
  return (value, run) => {
    if (value !== null && value !== undefined) return complete(value, run);
    run.refuse(nullMessage(where), depth);
    return VIOLATION;
  };
}

/** A leaf in one function: most of what an answer holds. */
function compileLeafValue(type: GraphQLLeafType, mayBeNull: boolean, where: string, depth: number): Complete {
  const check = compileLeaf(type);
  return (value, run) => {
    if (value === null || value === undefined) {
      if (mayBeNull) return null;
      run.refuse(nullMessage(where), depth);
      return VIOLATION;
    }
    try {
      return check(value);
    } catch (error) {
      run.refuse((error as Error).message, depth);
      return VIOLATION;
    }
  };
}

function nullMessage(where: string): string {
  return `Cannot return null for non-nullable field ${where}.`;
}

/** Sets a field whose name means something else to a plain assignment. */
function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Completes a value that is not null. */
function compileNullable(
  type: GraphQLOutputType,
  where: string,
  depth: number,
  below: ObjectProjection | AbstractProjection | undefined,
): Complete {
  if (isListType(type)) return compileList(type.ofType, where, depth, below);
  return (value, run) => {
    if (typeof value !== 'object' || Array.isArray(value)) {
      run.refuse(
        `Expected an object for ${where}, got ${Array.isArray(value) ? 'a list' : `a ${typeof value}`}.`,
        depth,
      );
      return VIOLATION;
    }
    if (below instanceof ObjectProjection) return below.project(value as Tree, run);
    const projection = (below as AbstractProjection).for((value as Tree).__typename as string | undefined);
    if (projection !== undefined) return projection.project(value as Tree, run);
    run.refuse(`Expected a type that ${where} can have, got one it can't.`, depth);
    return VIOLATION;
  };
}

function compileList(
  itemType: GraphQLOutputType,
  where: string,
  depth: number,
  below: ObjectProjection | AbstractProjection | undefined,
): Complete {
  const complete = compileValue(itemType, where, depth + 1, below);
  const nullableItems = !isNonNullType(itemType);
  return (value, run) => {
    if (!Array.isArray(value)) {
      run.refuse(
        `Expected a list for ${where}, got ${typeof value === 'object' ? 'an object' : `a ${typeof value}`}.`,
        depth,
      );
      return VIOLATION;
    }
    const result = new Array<unknown>(value.length);
    for (let index = 0; index < value.length; index++) {
      run.path[depth + 1] = index;
      const item = complete(value[index], run);
      if (item !== VIOLATION) result[index] = item;
      else if (nullableItems) result[index] = null;
      else return VIOLATION;
    }
    return result;
  };
}

function typenameOf(type: GraphQLObjectType | GraphQLAbstractType, depth: number): Complete {
  if (isObjectType(type)) return () => type.name;
  return (_value, run) => {
    run.refuse(`Expected to learn which ${type.name} this is; no subgraph said so.`, depth);
    return VIOLATION;
  };
}

function introspection(key: string, name: string, nodes: readonly FieldNode[]): ProjectedField {
  return {
    key,
    name,
    source: key,
    nullable: true,
    complete: (_value, run) => run.introspect(key, nodes),
    below: undefined,
  };
}
