import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  type OperationTypeNode,
  type SelectionNode,
} from 'graphql';
import type { SubgraphAnswer, SubgraphOperation } from '../engine/index.js';
import { keyOf } from './connection-shape.js';
import { inlined } from './operations.js';

type Path = (string | number)[];
/** Gives what stays of a value; {@link BROKEN} where it is null and may not be. */
type Check = (value: unknown, path: Path, faults: Fault[]) => unknown;

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
  const checkData = objectCheck(root ?? undefined, inlined(operation.document), schema);
  return ({ data }) => {
    if (data === null) return { data, faults: [] };
    const faults: Fault[] = [];
    const checked = checkData(data, [], faults);
    return { data: checked === BROKEN ? null : (checked as Record<string, unknown>), faults };
  };
}

interface FieldCheck {
  readonly key: string;
  readonly check: Check;
}

function objectCheck(
  type: GraphQLObjectType | undefined,
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
  return (value, path, faults) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return wrong(value, 'an object', path, faults);
    const object = value as Record<string, unknown>;
    const depth = path.length;
    for (const { key, check } of fieldsFor(type?.name ?? (object.__typename as string | undefined))) {
      path[depth] = key;
      const before = object[key];
      const after = check(before, path, faults);
      path.length = depth;
      if (after === BROKEN) return BROKEN;
      if (after !== before) object[key] = after;
    }
    return value;
  };
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
  const [only] = conditions;
  const onlyType = conditions.size === 1 ? schema.getType(only ?? '') : undefined;
  return listOf(nullable(objectCheck(isObjectType(onlyType) ? onlyType : undefined, selections, schema)));
}

function checkFor(
  type: GraphQLOutputType,
  selections: readonly SelectionNode[],
  schema: GraphQLSchema,
): Check {
  if (isNonNullType(type)) {
    const inner = innerCheck(type.ofType, selections, schema);
    return (value, path, faults) =>
      value === null || value === undefined
        ? wrong(value, 'a value that is not null', path, faults)
        : inner(value, path, faults);
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
    const kind = isScalarType(type) ? KINDS[type.name] : 'string';
    if (kind === undefined) return (value) => value;
    return (value, path, faults) => {
      const is = typeof value;
      return is === kind || (is === 'number' && type.name === 'ID')
        ? value
        : wrong(value, `a ${kind}`, path, faults);
    };
  }
  return objectCheck(isObjectType(type) ? type : undefined, selections, schema);
}

const KINDS: Record<string, string> = {
  String: 'string',
  ID: 'string',
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
};

function nullable(check: Check): Check {
  return (value, path, faults) => {
    if (value === null) return value;
    const checked =
      value === undefined ? wrong(value, 'a value or null', path, faults) : check(value, path, faults);
    return checked === BROKEN ? null : checked;
  };
}

function listOf(check: Check): Check {
  return (value, path, faults) => {
    if (!Array.isArray(value)) return wrong(value, 'a list', path, faults);
    const depth = path.length;
    for (let index = 0; index < value.length; index++) {
      path[depth] = index;
      const checked = check(value[index], path, faults);
      path.length = depth;
      if (checked === BROKEN) return BROKEN;
      if (checked !== value[index]) value[index] = checked;
    }
    return value;
  };
}

function wrong(value: unknown, expected: string, path: Path, faults: Fault[]): typeof BROKEN {
  const got =
    value === undefined
      ? 'nothing'
      : value === null
        ? 'null'
        : Array.isArray(value)
          ? 'a list'
          : typeof value;
  faults.push({
    path: [...path],
    message: `gave ${got} where ${expected} was expected`,
    misshapen: value !== null,
  });
  return BROKEN;
}
