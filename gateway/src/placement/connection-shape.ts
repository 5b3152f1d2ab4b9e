import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  Kind,
  type SelectionNode,
} from 'graphql';

/**
 * What a gathered connection is made of: the names of the connection standard, the key that its edges are merged by,
 * and the statement of how complete it is. They stand nowhere else.
 */
export const NAMES = {
  edges: 'edges',
  nodes: 'nodes',
  node: 'node',
  cursor: 'cursor',
  sortKey: 'sortKey',
  pageInfo: 'pageInfo',
  hasNextPage: 'hasNextPage',
  hasPreviousPage: 'hasPreviousPage',
  startCursor: 'startCursor',
  endCursor: 'endCursor',
  totalCount: 'totalCount',
  completeness: 'completeness',
  complete: 'complete',
  answered: 'answered',
  missing: 'missing',
  code: 'code',
  name: 'name',
  reason: 'reason',
  first: 'first',
  after: 'after',
} as const;

/** Rows of a page where neither the client nor the graph (by a default of the argument) says how many. */
export const PAGE_SIZE = 50;

/** Why a placement's rows are missing. */
export type MissingReason = 'UNREACHABLE' | 'TIMEOUT' | 'FAILED';

/** One field that a client asked for, with those below it. */
export interface AskedField {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly below: readonly AskedField[];
}

/** The type of a field's connection, where its type is one whose edges can be merged. */
export function connectionTypeOf(field: GraphQLField<unknown, unknown>): GraphQLObjectType | undefined {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return undefined;
  const { [NAMES.edges]: edges, [NAMES.pageInfo]: pageInfo } = type.getFields();
  const edge = edges && getNamedType(edges.type);
  if (pageInfo === undefined || !isObjectType(edge)) return undefined;
  return edge.getFields()[NAMES.sortKey] === undefined ? undefined : type;
}

/** The fields of an object that are asked for, fragments looked through; the type is known to be the fragments'. */
export function askedFields(selections: readonly SelectionNode[], type: GraphQLObjectType): AskedField[] {
  return selections.flatMap((selection): AskedField[] => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return askedFields(selection.selectionSet.selections, type);
    if (selection.kind !== Kind.FIELD) return [];
    const name = selection.name.value;
    const below = type.getFields()[name];
    const belowType = below && getNamedType(below.type);
    return [
      {
        key: keyOf(selection),
        name,
        type: name === '__typename' ? type.name : (belowType?.name ?? ''),
        below: isObjectType(belowType)
          ? askedFields(selection.selectionSet?.selections ?? [], belowType)
          : [],
      },
    ];
  });
}

/** The selections of rows (edges and nodes) among a connection's. */
export function rowSelections(selections: readonly SelectionNode[]): SelectionNode[] {
  return selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return rowSelections(selection.selectionSet.selections);
    if (selection.kind !== Kind.FIELD) return [];
    const name = selection.name.value;
    return name === NAMES.edges || name === NAMES.nodes ? [selection] : [];
  });
}

/** A field's response key. */
export function keyOf({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}
