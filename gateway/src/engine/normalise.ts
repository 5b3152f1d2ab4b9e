import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * A client's operation in the form the planner can be trusted with.
 *
 * - Aliases that a field of the graph is called like are renamed: the planner adds key fields on its own and takes
 *   such an alias for the key.
 * - Fields with arguments that the planner fetches on its own, with other arguments, are renamed for the same reason.
 * - Variables that the planner names itself are renamed.
 * - `@skip` and `@include` are settled: an operation is planned once for each set of values of its conditions, so
 *   that nothing is fetched for a field that is left out.
 * - Introspection is taken out: the engine answers it.
 */
export interface Normalised {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Whether anything is left to fetch. */
  readonly fetches: boolean;
}

const ALIAS_PREFIX = '_a_';
const VARIABLE_PREFIX = 'client_';

/** The operation's own definition and the fragments it uses, with conditions still open. */
export interface Selected {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** The variables that `@skip` and `@include` of an operation depend on, in a fixed order. */
export function conditionVariables(selected: Selected): string[] {
  const names = new Set<string>();
  visit(documentOf(selected), {
    Directive(node) {
      const value = node.arguments?.[0]?.value;
      if (isCondition(node) && value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

/** What the planner's own response keys may be called. */
export interface PlannerKeys {
  readonly fieldNames: ReadonlySet<string>;
  readonly neededWithArguments: ReadonlySet<string>;
}

/** The response key under which the planner knows a client's field. */
export function responseKeys({ fieldNames, neededWithArguments }: PlannerKeys): (field: FieldNode) => string {
  return ({ alias, name: { value: name } }) => {
    const key = alias?.value ?? name;
    const mine = key === name ? neededWithArguments.has(name) : key.startsWith('_') || fieldNames.has(key);
    return mine || key in Object.prototype ? ALIAS_PREFIX + key : key;
  };
}

/** The name under which a client's variable goes to subgraphs. */
export function variableName(name: string): string {
  return name.startsWith('_') || name.startsWith(VARIABLE_PREFIX) || name === 'representations'
    ? VARIABLE_PREFIX + name
    : name;
}

/** Settles the conditions with given values and renames; see {@link Normalised}. */
export function settle(selected: Selected, conditions: Readonly<Record<string, unknown>>): Selected {
  const drop = (node: { directives?: readonly DirectiveNode[] | undefined }) =>
    node.directives?.some((directive) => isCondition(directive) && !holds(directive, conditions))
      ? null
      : undefined;
  const settled = visit(documentOf(selected), {
    Field: drop,
    InlineFragment: drop,
    FragmentSpread: drop,
    Directive: { leave: (node) => (isCondition(node) ? null : undefined) },
    // What is left of a selection set may be nothing; a fragment may then not be printed.
  });
  return selectedOf(settled);
}

/** The settled operation as the planner should see it; undefined where there is nothing to fetch. */
export function forPlanner(
  settled: Selected,
  schema: GraphQLSchema,
  keyOf: (field: FieldNode) => string,
): DocumentNode | undefined {
  const typeInfo = new TypeInfo(schema);
  const root = schema.getRootType(settled.operation.operation);
  const isRootLevel = () => typeInfo.getParentType() === root;
  const renamed = visit(
    documentOf(settled),
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        const name = node.name.value;
        if (name === '__schema' || name === '__type' || (name === '__typename' && isRootLevel())) return null;
        const key = keyOf(node);
        if (key === (node.alias?.value ?? name)) return undefined;
        return { ...node, alias: { kind: Kind.NAME, value: key } };
      },
      Variable(node) {
        const name = variableName(node.name.value);
        return name === node.name.value ? undefined : { ...node, name: { kind: Kind.NAME, value: name } };
      },
    }),
  );
  return withoutEmptySelections(renamed);
}

/** The operation with the fragments it uses (by name), of a document that may hold more. */
export function selectOperation(document: DocumentNode, operation: OperationDefinitionNode): Selected {
  const all = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) all.set(definition.name.value, definition);
  }
  const fragments = new Map<string, FragmentDefinitionNode>();
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode) =>
    void visit(node, {
      FragmentSpread({ name }) {
        const fragment = all.get(name.value);
        if (fragment === undefined || fragments.has(name.value)) return;
        fragments.set(name.value, fragment);
        collect(fragment);
      },
    });
  collect(operation);
  return { operation, fragments };
}

/** One operation and its fragments as a document. */
export function documentOf({ operation, fragments }: Selected): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions: [operation, ...fragments.values()] };
}

/**
 * Selection sets that lost all they had: an object still asks for `__typename` (whether it is there is part of the
 * answer); a fragment is dropped wherever it is spread, and so is a root without fields.
 */
function withoutEmptySelections(document: DocumentNode): DocumentNode | undefined {
  const empty = new Set<string>();
  for (;;) {
    const before = empty.size;
    document = visit(document, {
      FragmentSpread: ({ name }) => (empty.has(name.value) ? null : undefined),
      InlineFragment: { leave: (node) => (node.selectionSet.selections.length === 0 ? null : undefined) },
      Field: {
        leave: (node) =>
          node.selectionSet?.selections.length === 0
            ? { ...node, selectionSet: { ...node.selectionSet, selections: [TYPENAME] } }
            : undefined,
      },
      FragmentDefinition: {
        leave(node) {
          if (node.selectionSet.selections.length > 0) return undefined;
          empty.add(node.name.value);
          return null;
        },
      },
    });
    if (empty.size === before) break;
  }
  const { operation, fragments } = selectedOf(document);
  if (operation.selectionSet.selections.length === 0) return undefined;
  return documentOf(selectOperation(documentOf({ operation, fragments }), operation));
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

function selectedOf(document: DocumentNode): Selected {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return selectOperation(document, operation as OperationDefinitionNode);
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include';
}

function holds(directive: DirectiveNode, conditions: Readonly<Record<string, unknown>>): boolean {
  const value = directive.arguments?.[0]?.value;
  const flag =
    value?.kind === Kind.VARIABLE
      ? conditions[value.name.value] === true
      : value?.kind === Kind.BOOLEAN && value.value;
  return directive.name.value === 'include' ? flag : !flag;
}
