import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLInputType,
  Kind,
  type OperationDefinitionNode,
  parseType,
  print,
  TypeInfo,
  type TypeNode,
  type ValueNode,
  type VariableDefinitionNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { LiveField, Supergraph } from '../supergraph/index.js';
import { documentOf, responseKeys, type Selected, selectOperation } from './normalise.js';

/**
 * A client's operation on a live field as it is asked for all clients alike: its `after` stands in a variable of the
 * gateway's own, the end of the replay is marked, and cursor, kind and position of each message are asked for under
 * names that the client does not use.
 */
export interface LiveShape {
  readonly field: LiveField;
  readonly selected: Selected;
  /** The operation's text; equal for all who ask for the same, wherever each wants to go on. */
  readonly text: string;
  /** The variables whose values are part of what is asked, in the order of the text. */
  readonly variables: readonly string[];
  /** The gateway's own variable. */
  readonly afterVariable: string;
  /** Where the client says after what it wants to go on, and what type that has. */
  readonly after: { readonly value: ValueNode; readonly type: GraphQLInputType } | undefined;
  /** Where in the tree the message is, and what is asked of it beside what the client wants. */
  readonly keys: Readonly<Record<'event' | 'cursor' | 'message' | 'position', string>>;
}

type LiveGraph = Pick<Supergraph, 'fullSchema' | 'live' | 'fieldNames' | 'neededWithArguments'>;

/** The shape of a subscription; undefined where its field is not live. */
export function liveShapeOf(selected: Selected, graph: LiveGraph): LiveShape | undefined {
  const document = documentOf(selected);
  const found = findLive(document, graph);
  if (found === undefined) return undefined;
  const { field, node, type } = found;
  const names = freeNames(document);
  const afterVariable = names.variable('live_after');
  const asked = {
    cursor: aliased(names.key('live_cursor'), field.cursor),
    message: aliased(names.key('live_message'), field.message),
    position: aliased(names.key('live_position'), field.position),
  };
  const changed = withoutUnused(
    rewrite(document, graph, (live) => ({
      ...live,
      arguments: [
        ...(live.arguments ?? []).filter(({ name }) => name.value !== field.after),
        argument(field.after, { kind: Kind.VARIABLE, name: nameNode(afterVariable) }),
        argument(field.mark, { kind: Kind.BOOLEAN, value: true }),
      ],
      selectionSet: {
        kind: Kind.SELECTION_SET,
        selections: [...(live.selectionSet?.selections ?? []), ...Object.values(asked)],
      },
    })),
    variableNode(node.arguments?.find(({ name }) => name.value === field.after)?.value),
  );
  const { operation } = selectOperationOf(changed);
  const variables = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const shaped = selectOperation(changed, {
    ...operation,
    variableDefinitions: [...(operation.variableDefinitions ?? []), definition(afterVariable, type)],
  });
  const keyOf = responseKeys(graph);
  const given = node.arguments?.find(({ name }) => name.value === field.after)?.value;
  return {
    field,
    selected: shaped,
    text: print(documentOf(shaped)),
    variables,
    afterVariable,
    after: given && { value: given, type },
    keys: {
      event: keyOf(node),
      cursor: keyOf(asked.cursor),
      message: keyOf(asked.message),
      position: keyOf(asked.position),
    },
  };
}

interface FoundLive {
  readonly field: LiveField;
  readonly node: FieldNode;
  /** Of the argument that resumes. */
  readonly type: GraphQLInputType;
}

function findLive(document: DocumentNode, graph: LiveGraph): FoundLive | undefined {
  let found: FoundLive | undefined;
  rewrite(document, graph, (node, field) => {
    const root = graph.fullSchema.getSubscriptionType();
    const type = root?.getFields()[node.name.value]?.args.find(({ name }) => name === field.after)?.type;
    if (type !== undefined) found ??= { field, node, type };
    return undefined;
  });
  return found;
}

/** Changes the nodes of live fields; of a valid subscription all of them are the same field. */
function rewrite(
  document: DocumentNode,
  { fullSchema, live }: LiveGraph,
  change: (node: FieldNode, field: LiveField) => FieldNode | undefined,
): DocumentNode {
  const typeInfo = new TypeInfo(fullSchema);
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: {
        leave(node) {
          const field = live.get(node.name.value);
          if (field === undefined || typeInfo.getParentType() !== fullSchema.getSubscriptionType())
            return undefined;
          return change(node, field);
        },
      },
    }),
  );
}

/** Takes the definition of a variable out that nothing uses any more. */
function withoutUnused(document: DocumentNode, name: string | undefined): DocumentNode {
  if (name === undefined) return document;
  let uses = 0;
  visit(document, {
    VariableDefinition: () => false,
    Variable: (node) => {
      if (node.name.value === name) uses++;
    },
  });
  if (uses > 0) return document;
  return visit(document, {
    VariableDefinition: (node) => (node.variable.name.value === name ? null : undefined),
  });
}

/** Names that a document does not use yet. */
function freeNames(document: DocumentNode): {
  key(wanted: string): string;
  variable(wanted: string): string;
} {
  const keys = new Set<string>();
  const variables = new Set<string>();
  visit(document, {
    Field: ({ alias, name }) => void keys.add(alias?.value ?? name.value),
    Variable: ({ name }) => void variables.add(name.value),
  });
  const free = (taken: ReadonlySet<string>, wanted: string): string =>
    taken.has(wanted) ? free(taken, `${wanted}_`) : wanted;
  return { key: (wanted) => free(keys, wanted), variable: (wanted) => free(variables, wanted) };
}

function selectOperationOf(document: DocumentNode): Selected {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return selectOperation(document, operation as OperationDefinitionNode);
}

const nameNode = (value: string) => ({ kind: Kind.NAME, value }) as const;

const aliased = (alias: string, name: string): FieldNode => ({
  kind: Kind.FIELD,
  alias: nameNode(alias),
  name: nameNode(name),
});

const argument = (name: string, value: ValueNode): ArgumentNode => ({
  kind: Kind.ARGUMENT,
  name: nameNode(name),
  value,
});

const definition = (name: string, type: GraphQLInputType): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: nameNode(name) },
  type: parseType(String(type), { noLocation: true }) as TypeNode,
});

const variableNode = (value: ValueNode | undefined): string | undefined =>
  value?.kind === Kind.VARIABLE ? value.name.value : undefined;
