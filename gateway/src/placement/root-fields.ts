import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  print,
  type SelectionNode,
  type ValueNode,
  visit,
} from 'graphql';
import { SubgraphOperation, type SubgraphRequest } from '../engine/index.js';
import type { Target } from '../subgraphs/index.js';
import type { Supergraph } from '../supergraph/index.js';
import { isKey, type Place } from './place.js';

/** Response key under which gathered items carry the key that they are sorted by. */
export const SORT_KEY = '_placement_key';

/** Most smaller operations that are kept of one operation. */
const SMALLER_KEPT = 64;

/** One root field of an operation and where it is answered. */
export interface RootField {
  /** Its response key. */
  readonly key: string;
  readonly node: FieldNode;
  /** Whether all deployments are asked, and their lists become one. */
  readonly gathered: boolean;
  /** The field of its items that they are sorted by, where they are placed. */
  readonly sortKey: string | undefined;
  /** The argument that names the deployment, where the field has one. */
  readonly placedBy: ValueNode | undefined;
}

/** What one deployment is asked of an operation's root fields. */
export interface RootPart {
  readonly target: Target;
  readonly request: SubgraphRequest;
  readonly fields: readonly RootField[];
}

/** The root fields of an operation, read once, and the smaller operations made of them so far. */
export class RootFields {
  readonly fields: readonly RootField[];
  readonly #operation: SubgraphOperation;
  readonly #place: Place;
  readonly #smaller = new Map<
    string,
    { readonly operation: SubgraphOperation; readonly variables: readonly string[] }
  >();

  constructor(operation: SubgraphOperation, supergraph: Supergraph, place: Place) {
    this.#operation = operation;
    this.#place = place;
    this.fields = readFields(operation, supergraph, place);
  }

  /** Splits a request by the deployments that answer its fields. */
  split(request: SubgraphRequest): RootPart[] {
    const chosen = new Map<Target, RootField[]>();
    const choose = (target: Target, field: RootField) => {
      const fields = chosen.get(target);
      if (fields === undefined) chosen.set(target, [field]);
      else fields.push(field);
    };
    for (const field of this.fields) {
      if (field.gathered) for (const target of this.#place.targets) choose(target, field);
      else choose(this.#targetOf(field, request.variables), field);
    }
    return [...chosen].map(([target, fields]) => ({
      target,
      fields,
      request: this.#requestFor(fields, request),
    }));
  }

  #targetOf({ placedBy }: RootField, variables: SubgraphRequest['variables']): Target {
    const value = placedBy?.kind === Kind.VARIABLE ? variables?.[placedBy.name.value] : literal(placedBy);
    return isKey(value) ? this.#place.targetFor(value) : this.#place.fallback;
  }

  #requestFor(fields: readonly RootField[], request: SubgraphRequest): SubgraphRequest {
    if (fields.length === this.fields.length && !fields.some(({ gathered }) => gathered)) return request;
    const name = fields.map(({ key }) => key).join(' ');
    let smaller = this.#smaller.get(name);
    if (smaller === undefined) {
      smaller = this.#smallerOperation(fields);
      // Variables decide which fields go together: a client could ask for ever new sets.
      if (this.#smaller.size === SMALLER_KEPT) this.#smaller.clear();
      this.#smaller.set(name, smaller);
    }
    const used = smaller.variables.filter((variable) => request.variables?.[variable] !== undefined);
    const variables = Object.fromEntries(used.map((variable) => [variable, request.variables?.[variable]]));
    return { ...request, operation: smaller.operation, variables: used.length === 0 ? undefined : variables };
  }

  /** The operation with some of its root fields only, and of fragments and variables what they use. */
  #smallerOperation(fields: readonly RootField[]) {
    const { document, kind } = this.#operation;
    const selections = fields.map(withSortKey);
    const [whole] = operationsOf(document) as [OperationDefinitionNode];
    const operation = { ...whole, selectionSet: { kind: Kind.SELECTION_SET, selections } } as const;
    const fragments = fragmentsOf(document);
    const usedFragments = new Set<FragmentDefinitionNode>();
    const usedVariables = new Set<string>();
    const follow = (node: SelectionNode | FragmentDefinitionNode): void =>
      void visit(node, {
        Variable: ({ name }) => void usedVariables.add(name.value),
        FragmentSpread({ name }) {
          const fragment = fragments.get(name.value);
          if (fragment === undefined || usedFragments.has(fragment)) return;
          usedFragments.add(fragment);
          follow(fragment);
        },
      });
    for (const selection of selections) follow(selection);
    const variableDefinitions = whole.variableDefinitions?.filter(({ variable }) =>
      usedVariables.has(variable.name.value),
    );
    const definitions = [{ ...operation, variableDefinitions }, ...usedFragments];
    return {
      operation: new SubgraphOperation(kind, print({ kind: Kind.DOCUMENT, definitions } as DocumentNode)),
      variables: [...usedVariables],
    };
  }
}

function readFields(
  { document, kind }: SubgraphOperation,
  supergraph: Supergraph,
  { keys }: Place,
): RootField[] {
  const rootType = supergraph.fullSchema.getRootType(kind as OperationTypeNode);
  const fragments = fragmentsOf(document);
  const fields: RootField[] = [];
  const read = (selections: readonly SelectionNode[]): void => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) fields.push(readField(node));
      else if (node.kind === Kind.INLINE_FRAGMENT) read(node.selectionSet.selections);
      else read(fragments.get(node.name.value)?.selectionSet.selections ?? []);
    }
  };
  const readField = (node: FieldNode): RootField => {
    const key = node.alias?.value ?? node.name.value;
    const field = rootType?.getFields()[node.name.value];
    const placedKey = field && keys.get(getNamedType(field.type).name);
    const gathered =
      field !== undefined &&
      kind === 'query' &&
      isListType(getNullableType(field.type)) &&
      supergraph.gathered.has(`${rootType?.name}.${node.name.value}`);
    const placedBy = node.arguments?.find(({ name }) => name.value === placedKey)?.value;
    return { key, node, gathered, sortKey: placedKey, placedBy };
  };
  for (const operation of operationsOf(document)) read(operation.selectionSet.selections);
  return fields;
}

function operationsOf(document: DocumentNode): OperationDefinitionNode[] {
  return document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

function literal(value: ValueNode | undefined): unknown {
  return value !== undefined && 'value' in value ? value.value : undefined;
}

function withSortKey({ node, gathered, sortKey }: RootField): FieldNode {
  if (!gathered || sortKey === undefined || node.selectionSet === undefined) return node;
  const selection: FieldNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: SORT_KEY },
    name: { kind: Kind.NAME, value: sortKey },
  };
  return {
    ...node,
    selectionSet: { ...node.selectionSet, selections: [...node.selectionSet.selections, selection] },
  };
}
