import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
  parseType,
  type SelectionNode,
  type TypeNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { SubgraphRequest } from '../engine/index.js';
import type { Target } from '../subgraphs/index.js';
import type { OtherKeys, Supergraph } from '../supergraph/index.js';
import {
  type AskedField,
  askedFields,
  connectionTypeOf,
  keyOf,
  NAMES,
  PAGE_SIZE,
  rowSelections,
} from './connection-shape.js';
import { firstRound } from './merge-pages.js';
import { argumentOf, argumentValue, fieldNode, named, variableNode, withArguments } from './operations.js';
import { isKey, keyText, type Place } from './place.js';

/** Response keys of what is asked for beside the client's own fields. */
export const OWN = {
  itemKey: '_placement_key',
  edges: '_placement_edges',
  sortKey: '_placement_sort',
  cursor: '_placement_cursor',
  pageInfo: '_placement_page',
  totalCount: '_placement_count',
} as const;

/** A field of an operation whose rows lie in several placements. */
export interface GatheredField {
  /** Its response key. */
  readonly key: string;
  readonly node: FieldNode;
  readonly parent: string;
  /** The value that names the placements to ask, where the field has an argument for that and it is given. */
  readonly by: ValueNode | undefined;
  /** What gives the keys under which rows of the entity may stand beside its own. */
  readonly under: OtherKeys | undefined;
  /** Name of the variable that takes the number of rows. */
  readonly firstVariable: string;
  /** What was asked of a connection; undefined for a list. */
  readonly connection: GatheredConnection | undefined;
  /** The field of a list's items that they are sorted by, where they are placed. */
  readonly sortKey: string | undefined;
  /** Whether a list may hold null for what is missing. */
  readonly nullableItems: boolean;
}

export interface GatheredConnection {
  readonly type: GraphQLObjectType;
  readonly asked: readonly AskedField[];
  readonly rows: readonly SelectionNode[];
  readonly pageSize: number;
  readonly firstType: TypeNode;
  readonly afterType: TypeNode;
}

/** Reads a field of an operation; undefined where its rows lie in one placement. */
export function readGatheredField(
  node: FieldNode,
  parent: GraphQLObjectType,
  index: number,
  { supergraph, place }: { readonly supergraph: Supergraph; readonly place: Place },
): GatheredField | undefined {
  const known = supergraph.gathered.get(`${parent.name}.${node.name.value}`);
  const field = parent.getFields()[node.name.value];
  if (known === undefined || field === undefined) return undefined;
  const type = getNullableType(field.type);
  const connectionType = connectionTypeOf(field);
  if (connectionType === undefined && !isListType(type)) return undefined;
  const selections = node.selectionSet?.selections ?? [];
  const argumentType = (name: string) =>
    parseType(String(field.args.find((argument) => argument.name === name)?.type ?? 'Int'));
  return {
    key: keyOf(node),
    node,
    parent: parent.name,
    by: argumentOf(node, known.by),
    under: known.under,
    firstVariable: `_placement_first_${index}`,
    connection: connectionType && {
      type: connectionType,
      asked: askedFields(selections, connectionType),
      rows: rowSelections(selections),
      pageSize: defaultPageSize(field),
      firstType: argumentType(NAMES.first),
      afterType: argumentType(NAMES.after),
    },
    sortKey: place.keys.get(getNamedType(field.type).name),
    nullableItems: isListType(type) && !isNonNullType(type.ofType),
  };
}

/** The page of a client that names no size: the default that the graph gives the argument, or the usual one. */
function defaultPageSize({ args }: GraphQLField<unknown, unknown>): number {
  const value = args.find(({ name }) => name === NAMES.first)?.defaultValue;
  return typeof value === 'number' ? value : PAGE_SIZE;
}

/** The placements to ask for a field: those that its argument names, or all. */
export function targetsOf(
  { by }: GatheredField,
  variables: SubgraphRequest['variables'],
  place: Place,
): readonly Target[] {
  const value = argumentValue(by, variables);
  const codes = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  if (codes.length === 0) return place.targets;
  const keys = codes.map(keyText);
  return [...new Set(keys.map((key) => (isKey(key) ? place.targetFor(key) : place.fallback)))];
}

/** Number of rows of a client's page. */
export function pageSizeOf(
  { node, connection }: GatheredField,
  variables: SubgraphRequest['variables'],
): number {
  const given = argumentValue(argumentOf(node, NAMES.first), variables);
  return typeof given === 'number' ? given : (connection?.pageSize ?? PAGE_SIZE);
}

/** The field as the placements are asked for it first. */
export function firstNode(field: GatheredField): FieldNode {
  const { node, connection, sortKey, firstVariable } = field;
  if (connection !== undefined) {
    const count = connection.asked.some(({ name }) => name === NAMES.totalCount)
      ? [fieldNode(NAMES.totalCount, OWN.totalCount)]
      : [];
    return withArguments(withSelections(node, [...connectionSelections(connection), ...count]), {
      [NAMES.first]: variableNode(firstVariable),
    });
  }
  if (sortKey === undefined || node.selectionSet === undefined) return node;
  return withSelections(node, [...node.selectionSet.selections, fieldNode(sortKey, OWN.itemKey)]);
}

/** The field as one placement is asked for more rows; the values come by variables. */
export function moreNode(
  { node, connection }: GatheredField & { connection: GatheredConnection },
  variables: { readonly first: string; readonly after: string },
): FieldNode {
  return withArguments(withSelections(node, connectionSelections(connection)), {
    [NAMES.first]: variableNode(variables.first),
    [NAMES.after]: variableNode(variables.after),
  });
}

/** Declares the variables of {@link firstNode}. */
export function firstDefinitions(fields: readonly GatheredField[]): VariableDefinitionNode[] {
  return fields.flatMap(({ connection, firstVariable }) =>
    connection === undefined ? [] : [variableDefinition(firstVariable, connection.firstType)],
  );
}

/** The values of those variables, by what the client asked and how many placements share it. */
export function firstValues(
  fields: readonly GatheredField[],
  variables: SubgraphRequest['variables'],
  place: Place,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.connection === undefined) continue;
    const placements = targetsOf(field, variables, place).length;
    values[field.firstVariable] = firstRound(pageSizeOf(field, variables), placements);
  }
  return values;
}

export function variableDefinition(name: string, type: TypeNode): VariableDefinitionNode {
  return {
    kind: 'VariableDefinition' as VariableDefinitionNode['kind'],
    variable: variableNode(name),
    type,
  } as VariableDefinitionNode;
}

function connectionSelections({ rows }: GatheredConnection): SelectionNode[] {
  return [
    ...rows,
    fieldNode(NAMES.edges, OWN.edges, [
      fieldNode(NAMES.sortKey, OWN.sortKey),
      fieldNode(NAMES.cursor, OWN.cursor),
    ]),
    fieldNode(NAMES.pageInfo, OWN.pageInfo, [
      fieldNode(NAMES.hasNextPage, NAMES.hasNextPage),
      fieldNode(NAMES.hasPreviousPage, NAMES.hasPreviousPage),
    ]),
  ];
}

/** The client's alias stays; a field without one needs none, since nothing else of its name is asked for. */
function withSelections(node: FieldNode, selections: readonly SelectionNode[]): FieldNode {
  return {
    ...node,
    alias: named(keyOf(node)),
    selectionSet: { kind: 'SelectionSet', selections } as unknown as NonNullable<FieldNode['selectionSet']>,
  };
}
