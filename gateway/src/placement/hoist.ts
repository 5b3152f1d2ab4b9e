import {
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  Kind,
  type OperationTypeNode,
  parseType,
  print,
  type SelectionNode,
} from 'graphql';
import {
  type SubgraphAnswer,
  type SubgraphError,
  SubgraphOperation,
  type SubgraphRequest,
} from '../engine/index.js';
import type { Supergraph } from '../supergraph/index.js';
import { keyOf } from './connection-shape.js';
import { variableDefinition } from './gathered-field.js';
import {
  fieldNode,
  inlined,
  type MadeOperation,
  makeQuery,
  on,
  operationIn,
  valuesFor,
  variableNode,
  withArguments,
} from './operations.js';

/** Response keys under which a key is fetched for a hoisted field. */
const KEY = '_placement_of_';
const TYPE = '_placement_type';

/**
 * A gathered field that an operation asks for somewhere within what one placement answers: that placement knows its
 * own rows only. It is asked for by itself, of all placements, for the objects that the answer has there.
 */
export interface Hoisted {
  readonly path: readonly string[];
  readonly type: string;
  readonly key: readonly string[];
  readonly made: MadeOperation;
  readonly keys: readonly string[];
}

/** An operation without what was hoisted from it. */
export interface Lowered {
  readonly operation: SubgraphOperation;
  readonly hoisted: readonly Hoisted[];
}

/** Takes out of an operation what must be asked for by itself; undefined where there is nothing. */
export function lower(
  { document, kind }: SubgraphOperation,
  subgraph: string,
  supergraph: Supergraph,
): Lowered | undefined {
  const schema = supergraph.fullSchema;
  const root = schema.getRootType(kind as OperationTypeNode);
  const definitions = [
    ...(operationIn(document).variableDefinitions ?? []),
    variableDefinition('representations', parseType('[_Any!]!')),
  ];
  const hoisted: Hoisted[] = [];

  /** @param own whether the selections are of a root or of an entity: their gathered fields are gathered in place. */
  const take = (
    selections: readonly SelectionNode[],
    type: GraphQLObjectType | undefined,
    path: readonly string[],
    own: boolean,
  ): SelectionNode[] => {
    const out: SelectionNode[] = [];
    const fields: SelectionNode[] = [];
    const key = type && supergraph.keys.get(subgraph)?.get(type.name);
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = schema.getType(selection.typeCondition?.name.value ?? '') ?? type;
        const below = take(
          selection.selectionSet.selections,
          isObjectType(condition) ? condition : undefined,
          path,
          own,
        );
        out.push({ ...selection, selectionSet: { kind: Kind.SELECTION_SET, selections: below } });
        continue;
      }
      if (selection.kind !== Kind.FIELD) continue;
      const name = selection.name.value;
      if (!own && key !== undefined && supergraph.gathered.has(`${type?.name}.${name}`)) {
        fields.push(selection);
        continue;
      }
      if (selection.selectionSet === undefined) {
        out.push(selection);
        continue;
      }
      const field = type?.getFields()[name];
      const belowType = field && getNamedType(field.type);
      const below = take(
        selection.selectionSet.selections,
        isObjectType(belowType) ? belowType : undefined,
        [...path, keyOf(selection)],
        name === '_entities',
      );
      out.push({ ...selection, selectionSet: { kind: Kind.SELECTION_SET, selections: below } });
    }
    if (fields.length > 0 && type !== undefined && key !== undefined) {
      out.push(fieldNode('__typename', TYPE), ...key.map((name) => fieldNode(name, KEY + name)));
      const entities = withArguments(
        fieldNode('_entities', '_entities', [fieldNode('__typename'), on(type.name, fields)]),
        { representations: variableNode('representations') },
      );
      const keys = fields.map((field) => (field.kind === Kind.FIELD ? keyOf(field) : ''));
      hoisted.push({ path, type: type.name, key, made: makeQuery([entities], definitions), keys });
    }
    return out;
  };

  const selections = take(inlined(document), root ?? undefined, [], true);
  if (hoisted.length === 0) return undefined;
  const { name: _name, ...operation } = operationIn(document);
  const used = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } } as const;
  const usedNames = new Set(makeQuery(selections, []).variables);
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) =>
    usedNames.has(variable.name.value),
  );
  return { operation: new SubgraphOperation(kind, print({ ...used, variableDefinitions })), hoisted };
}

/** The request for what was hoisted, and the objects that wait for it. */
export function hoistedRequest(
  { path, type, key, made }: Hoisted,
  request: SubgraphRequest,
  data: Record<string, unknown>,
): { readonly request: SubgraphRequest; readonly waiting: readonly Waiting[] } | undefined {
  const waiting: Waiting[] = [];
  const indices = new Map<string, number>();
  visit(data, path, 0, [], (object, at) => {
    if (object[TYPE] !== type) return;
    const representation: Record<string, unknown> = { __typename: type };
    for (const name of key) representation[name] = object[KEY + name];
    const text = JSON.stringify(representation);
    const index = indices.get(text) ?? indices.size;
    indices.set(text, index);
    waiting.push({ object, at, index });
  });
  if (waiting.length === 0) return undefined;
  return {
    waiting,
    request: {
      subgraph: request.subgraph,
      operation: made.operation,
      variables: valuesFor(made, request.variables),
      entities: [{ alias: '_entities', variable: 'representations', representations: [...indices.keys()] }],
    },
  };
}

interface Waiting {
  readonly object: Record<string, unknown>;
  readonly at: readonly (string | number)[];
  readonly index: number;
}

/** Puts what was hoisted into the objects that wait for it. */
export function absorbHoisted(
  { keys }: Hoisted,
  waiting: readonly Waiting[],
  { data, errors = [] }: SubgraphAnswer,
): SubgraphError[] {
  const entities = (data?._entities ?? []) as (Record<string, unknown> | null)[];
  for (const { object, index } of waiting) {
    for (const key of keys) object[key] = entities[index]?.[key] ?? null;
  }
  return errors.flatMap((error) => {
    const [, index, ...below] = error.path ?? [];
    return waiting
      .filter((each) => index === undefined || each.index === index)
      .flatMap(({ at }) =>
        below.length > 0
          ? [{ ...error, path: [...at, ...below] }]
          : keys.map((key) => ({ ...error, path: [...at, key] })),
      );
  });
}

function visit(
  value: unknown,
  path: readonly string[],
  depth: number,
  at: readonly (string | number)[],
  found: (object: Record<string, unknown>, at: readonly (string | number)[]) => void,
): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      visit(item, path, depth, [...at, index], found);
    });
    return;
  }
  const object = value as Record<string, unknown>;
  const key = path[depth];
  if (key === undefined) found(object, at);
  else visit(object[key], path, depth + 1, [...at, key], found);
}
