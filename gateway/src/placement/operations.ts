import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { SubgraphOperation, type SubgraphRequest } from '../engine/index.js';

/** An operation made of parts of another, and the variables it uses. */
export interface MadeOperation {
  readonly operation: SubgraphOperation;
  readonly variables: readonly string[];
}

/** The only operation of a document that a plan holds. */
export function operationIn(document: DocumentNode): OperationDefinitionNode {
  return document.definitions.find(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
}

/** The root selections of an operation, with every fragment in place of its spreads. */
export function inlined(document: DocumentNode): readonly SelectionNode[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const { selectionSet } = operationIn(document);
  if (fragments.size === 0) return selectionSet.selections;
  const inline = (set: SelectionSetNode): SelectionSetNode => ({
    ...set,
    selections: set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment === undefined) return [];
        const { typeCondition, selectionSet: below } = fragment;
        return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet: inline(below) }];
      }
      if (selection.selectionSet === undefined) return [selection];
      return [{ ...selection, selectionSet: inline(selection.selectionSet) } as SelectionNode];
    }),
  });
  return inline(selectionSet).selections;
}

/** Makes an operation of selections; of the variables, those that are used are declared. */
export function makeQuery(
  selections: readonly SelectionNode[],
  definitions: readonly VariableDefinitionNode[],
  kind: SubgraphOperation['kind'] = 'query',
): MadeOperation {
  const used = new Set<string>();
  for (const selection of selections) visit(selection, { Variable: ({ name }) => void used.add(name.value) });
  const operation = {
    kind: Kind.OPERATION_DEFINITION,
    operation: kind,
    variableDefinitions: definitions.filter(({ variable }) => used.has(variable.name.value)),
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  } as const;
  const document = { kind: Kind.DOCUMENT, definitions: [operation] } as unknown as DocumentNode;
  return { operation: new SubgraphOperation(kind, print(document)), variables: [...used] };
}

/** Of the values of variables those that an operation uses. */
export function valuesFor(
  { variables }: MadeOperation,
  values: SubgraphRequest['variables'],
): SubgraphRequest['variables'] {
  const used = variables.filter((name) => values?.[name] !== undefined);
  return used.length === 0 ? undefined : Object.fromEntries(used.map((name) => [name, values?.[name]]));
}

/** The value of an argument: literals as they stand, variables by their value. */
export function argumentValue(node: ValueNode | undefined, variables: SubgraphRequest['variables']): unknown {
  if (node === undefined) return undefined;
  if (node.kind === Kind.VARIABLE) return variables?.[node.name.value];
  if (node.kind === Kind.LIST) return node.values.map((value) => argumentValue(value, variables));
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value);
  return 'value' in node ? node.value : undefined;
}

/** The value of a field below an argument, in what is written as in variables. */
export function valueBelow(
  node: ValueNode | undefined,
  below: readonly string[],
  variables: SubgraphRequest['variables'],
): unknown {
  const [name, ...further] = below;
  if (name === undefined) return argumentValue(node, variables);
  if (node?.kind === Kind.OBJECT)
    return valueBelow(node.fields.find((field) => field.name.value === name)?.value, further, variables);
  return below.reduce(fieldOf, argumentValue(node, variables));
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

export function argumentOf(node: FieldNode, name: string | undefined): ValueNode | undefined {
  return node.arguments?.find((argument) => argument.name.value === name)?.value;
}

/** A field with other values for some of its arguments. */
export function withArguments(node: FieldNode, values: Readonly<Record<string, ValueNode>>): FieldNode {
  const kept = (node.arguments ?? []).filter(({ name }) => !(name.value in values));
  const added = Object.entries(values).map(
    ([name, value]): ArgumentNode => ({ kind: Kind.ARGUMENT, name: named(name), value }),
  );
  return { ...node, arguments: [...kept, ...added] };
}

/** A field by its name, under a response key of its own where one is given. */
export function fieldNode(name: string, alias?: string, selections?: readonly SelectionNode[]): FieldNode {
  return {
    kind: Kind.FIELD,
    name: named(name),
    ...(alias !== undefined && { alias: named(alias) }),
    ...(selections !== undefined && { selectionSet: { kind: Kind.SELECTION_SET, selections } }),
  };
}

export function on(type: string, selections: readonly SelectionNode[]): SelectionNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: named(type) },
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}

export function variableNode(name: string) {
  return { kind: Kind.VARIABLE, name: named(name) } as const;
}

export function named(value: string) {
  return { kind: Kind.NAME, value } as const;
}
