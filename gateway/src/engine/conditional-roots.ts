import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { codedError } from './errors.js';

/**
 * What is wrong with subscriptions whose root field hangs on `@skip` or `@include`: they have exactly one, whatever the
 * variables are (specification of GraphQL, 5.2.4.1). graphql-js breaks off over such a variable instead of telling of it.
 */
export function conditionalRoots({ definitions }: DocumentNode): GraphQLError[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const isConditional = definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.operation === OperationTypeNode.SUBSCRIPTION &&
      hasCondition(definition.selectionSet, fragments, new Set()),
  );
  return isConditional
    ? [
        codedError(
          'Expected a subscription to have one root field without @skip and @include, got one of these there.',
          'GRAPHQL_VALIDATION_FAILED',
        ),
      ]
    : [];
}

/** @param seen fragments that have been looked into: each is once, also where they spread each other in a ring. */
function hasCondition(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: Set<string>,
): boolean {
  return selections.some((selection) => {
    if (selection.directives?.some(({ name }) => CONDITIONS.has(name.value))) return true;
    const within = spreadBy(selection, fragments, seen);
    return within !== undefined && hasCondition(within, fragments, seen);
  });
}

const CONDITIONS = new Set(['skip', 'include']);

/** What a selection adds to the fields beside it. */
function spreadBy(
  selection: SelectionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: Set<string>,
): SelectionSetNode | undefined {
  if (selection.kind === Kind.FIELD) return undefined;
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet;
  const name = selection.name.value;
  if (seen.has(name)) return undefined;
  seen.add(name);
  return fragments.get(name)?.selectionSet;
}
