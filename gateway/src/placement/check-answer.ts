import {
  type GraphQLEnumType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type OperationTypeNode,
  type SelectionNode,
} from 'graphql';
import type { SubgraphAnswer, SubgraphOperation } from '../engine/index.js';
import { type CheckLeaf, compileLeaf } from '../supergraph/index.js';
import { keyOf } from './connection-shape.js';
import { inlined } from './operations.js';

type Path = (string | number)[];
/**
 * Gives what stays of a value; {@link BROKEN} where it is null and may not be.
 *
 * @param path the place of the value, valid up to `depth`: it is shared, since a path for each value would cost more
 * than the check.
 */
type Check = (value: unknown, path: Path, depth: number, faults: Fault[]) => unknown;

interface Fault {
  readonly path: Path;
  readonly message: string;
  /** Whether what came is of another kind than what was asked for, and not only null. */
  readonly misshapen: boolean;
}

const BROKEN = Symbol('null where none may be');

/**
 * Checks an answer against the operation: what is null where it may not be, or of another kind than it must, becomes
 * an error of the deployment that gave it, and null at the nearest place that may be.
 */
export type CheckAnswer = (answer: SubgraphAnswer) => {
  readonly data: SubgraphAnswer['data'];
  readonly faults: readonly Fault[];
};

/** Makes the check of an operation's answers. Entities are checked by the type that they say they are. */
export function compileCheck(operation: SubgraphOperation, schema: GraphQLSchema): CheckAnswer {
  const root = schema.getRootType(operation.kind as OperationTypeNode);
  const checkData = objectCheck(root ?? undefined, undefined, inlined(operation.document), schema);
  return ({ data }) => {
    if (data === null) return { data, faults: [] };
    const faults: Fault[] = [];
    const checked = checkData(data, [], 0, faults);
    return { data: checked === BROKEN ? null : (checked as Record<string, unknown>), faults };
  };
}

interface FieldCheck {
  readonly key: string;
  readonly check: Check;
}

/** @param possible the names that the object may give for its type. */
function objectCheck(
  type: GraphQLObjectType | undefined,
  possible: ReadonlySet<string> | undefined,
  selections: readonly SelectionNode[],
  schema: GraphQLSchema,
): Check {
  const byName = new Map<string | undefined, readonly FieldCheck[]>();
  const fieldsFor = (name: string | undefined): readonly FieldCheck[] => {
    let fields = byName.get(name);
    if (fields === undefined) {
      fields = compileFields(schema.getType(name ?? ''), selections, schema);
      byName.set(name, fields);
    }
    return fields;
  };
  const typeKeys = possible === undefined ? [] : [...new Set(typeKeysIn(selections))];
  const sometimes =
    possible === undefined
      ? []
      : [...new Set(typeKeysInFragments(selections))].filter((key) => !typeKeys.includes(key));
  return (value, path, depth, faults) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return wrong(value, 'an object', path, depth, faults);
    const object = value as Record<string, unknown>;
    for (const key of typeKeys) {
      if (!possible?.has(object[key] as string))
        return wrong(value, `one of ${[...(possible ?? [])].join(', ')}`, path, depth, faults);
    }
    for (const key of sometimes) {
      if (object[key] !== undefined && !possible?.has(object[key] as string))
        return wrong(value, `one of ${[...(possible ?? [])].join(', ')}`, path, depth, faults);
    }
    for (const { key, check } of fieldsFor(type?.name ?? (object.__typename as string | undefined))) {
      path[depth] = key;
      const before = object[key];
      const after = check(before, path, depth + 1, faults);
      if (after === BROKEN) return BROKEN;
      if (after !== before) object[key] = after;
    }
    return value;
  };
}

/** The keys under which an object says its type: what is fetched further of an object of another is lost untold. */
function typeKeysIn(selections: readonly SelectionNode[]): string[] {
  return selections.flatMap((selection) =>
    selection.kind === Kind.FIELD && selection.name.value === '__typename' ? [keyOf(selection)] : [],
  );
}

/** The same within fragments, which are for some of the types an object can have. */
function typeKeysInFragments(selections: readonly SelectionNode[]): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind !== Kind.INLINE_FRAGMENT) return [];
    const { selections: below } = selection.selectionSet;
    return [...typeKeysIn(below), ...typeKeysInFragments(below)];
  });
}

function compileFields(
  type: unknown,
  selections: readonly SelectionNode[],
  schema: GraphQLSchema,
): FieldCheck[] {
  return selections.flatMap((selection): FieldCheck[] => {
    if (selection.kind === Kind.FIELD) {
      const below = selection.selectionSet?.selections ?? [];
      const key = keyOf(selection);
      const name = selection.name.value;
      if (name === '_entities') return [{ key, check: entitiesCheck(below, schema) }];
      const field = isObjectType(type) ? type.getFields()[name] : undefined;
      return field === undefined ? [] : [{ key, check: checkFor(field.type, below, schema) }];
    }
    if (selection.kind !== Kind.INLINE_FRAGMENT || !isObjectType(type)) return [];
    const condition = selection.typeCondition?.name.value;
    const fits =
      condition === undefined ||
      condition === type.name ||
      type.getInterfaces().some(({ name }) => name === condition);
    return fits ? compileFields(type, selection.selectionSet.selections, schema) : [];
  });
}

/** Entities may be null each, and say by themselves what they are; where they do not, one fragment alone says it. */
function entitiesCheck(selections: readonly SelectionNode[], schema: GraphQLSchema): Check {
  const conditions = new Set(
    selections.flatMap((each) =>
      each.kind === Kind.INLINE_FRAGMENT ? (each.typeCondition?.name.value ?? []) : [],
    ),
  );
  const types = [...conditions].flatMap((name) => schema.getType(name) ?? []);
  const possible = new Set(
    types.flatMap((type) =>
      isAbstractType(type) ? [type.name, ...namesOf(schema.getPossibleTypes(type))] : [type.name],
    ),
  );
  const [only] = types;
  const onlyType = types.length === 1 && isObjectType(only) ? only : undefined;
  return listOf(
    nullable(objectCheck(onlyType, possible.size > 0 ? possible : undefined, selections, schema)),
  );
}

function checkFor(
  type: GraphQLOutputType,
  selections: readonly SelectionNode[],
  schema: GraphQLSchema,
): Check {
  if (isNonNullType(type)) {
    const inner = innerCheck(type.ofType, selections, schema);
    return (value, path, depth, faults) =>
      value === null || value === undefined
        ? wrong(value, 'a value that is not null', path, depth, faults)
        : inner(value, path, depth, faults);
  }
  return nullable(innerCheck(type, selections, schema));
}

function innerCheck(
  type: GraphQLOutputType,
  selections: readonly SelectionNode[],
  schema: GraphQLSchema,
): Check {
  if (isListType(type)) return listOf(checkFor(type.ofType, selections, schema));
  if (isLeafType(type)) {
    const leaf = leafOf(type);
    return (value, path, depth, faults) => {
      try {
        return leaf(value);
      } catch {
        return wrong(value, `a value of the type ${type.name}`, path, depth, faults);
      }
    };
  }
  const possible = namesOf(isAbstractType(type) ? schema.getPossibleTypes(type) : [type]);
  return objectCheck(isObjectType(type) ? type : undefined, possible, selections, schema);
}

/** As the client's answer is checked, so that a value that would be refused there costs only who gave it. */
function leafOf(type: GraphQLScalarType | GraphQLEnumType): CheckLeaf {
  return isScalarType(type) && !isSpecifiedScalarType(type)
    ? (value) => type.parseValue(value)
    : compileLeaf(type);
}

function namesOf(types: readonly { readonly name: string }[]): ReadonlySet<string> {
  return new Set(types.map(({ name }) => name));
}

function nullable(check: Check): Check {
  return (value, path, depth, faults) => {
    if (value === null) return value;
    const checked =
      value === undefined
        ? wrong(value, 'a value or null', path, depth, faults)
        : check(value, path, depth, faults);
    return checked === BROKEN ? null : checked;
  };
}

function listOf(check: Check): Check {
  return (value, path, depth, faults) => {
    if (!Array.isArray(value)) return wrong(value, 'a list', path, depth, faults);
    for (let index = 0; index < value.length; index++) {
      path[depth] = index;
      const checked = check(value[index], path, depth + 1, faults);
      if (checked === BROKEN) return BROKEN;
      if (checked !== value[index]) value[index] = checked;
    }
    return value;
  };
}

function wrong(value: unknown, expected: string, path: Path, depth: number, faults: Fault[]): typeof BROKEN {
  const got =
    value === undefined
      ? 'nothing'
      : value === null
        ? 'null'
        : Array.isArray(value)
          ? 'a list'
          : typeof value;
  faults.push({
    path: path.slice(0, depth),
    message: `gave ${got} where ${expected} was expected`,
    misshapen: value !== null,
  });
  return BROKEN;
}
