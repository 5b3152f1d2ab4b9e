import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Guard } from '../engine/index.js';
import type { Supergraph } from '../supergraph/index.js';
import { createCostOf } from './cost.js';
import { limitError } from './limit-error.js';
import type { Limits } from './limits.js';
import { measure } from './measure.js';

/**
 * Refuses operations over the limits, with one error for each that they pass: what the text alone says before it is
 * validated, and what hangs on the variables each time that an operation is to be run.
 */
export function createGuard(
  limits: Limits,
  { publicSchema, listSizes }: Pick<Supergraph, 'publicSchema' | 'listSizes'>,
): Guard {
  const costOf = createCostOf(publicSchema, listSizes);
  const sizedBy = [...listSizes.values()].flatMap(({ slicingArguments }) => slicingArguments);
  const advice = adviceFor([...new Set(sizedBy.map(({ name }) => name))]);
  /** Costs that do not hang on variables. */
  const fixed = new WeakMap<OperationDefinitionNode, number>();

  function ofCost(cost: number, operation: OperationDefinitionNode): GraphQLError[] {
    return cost > limits.cost ? [limitError('cost', limits.cost, cost, operation, advice)] : [];
  }

  return {
    ofDocument(document) {
      const fragments = fragmentsOf(document);
      return document.definitions.flatMap((operation) => {
        if (operation.kind !== Kind.OPERATION_DEFINITION) return [];
        const tooLarge = ofMeasure(operation, document, limits);
        return tooLarge.length > 0 ? tooLarge : ofCost(costOf({ operation, fragments }).cost, operation);
      });
    },
    ofOperation(selected, variables) {
      const { operation } = selected;
      const known = fixed.get(operation);
      if (known !== undefined) return ofCost(known, operation);
      const estimate = costOf(selected, variables);
      if (estimate.fixed) fixed.set(operation, estimate.cost);
      return ofCost(estimate.cost, operation);
    },
  };
}

function ofMeasure(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  limits: Limits,
): GraphQLError[] {
  const measured = measure(operation, document);
  return (['depth', 'fields', 'aliases', 'directives', 'rootFields'] as const)
    .filter((limit) => measured[limit] > limits[limit])
    .map((limit) => limitError(limit, limits[limit], measured[limit], operation));
}

function fragmentsOf({ definitions }: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}

function adviceFor(argumentNames: readonly string[]): string {
  const names = argumentNames.map((name) => `"${name}"`).join(' or ');
  const fewer = names === '' ? 'Ask for fewer lists' : `Ask for fewer rows with ${names}, page by page`;
  return `Each list counts with as many rows as it may give, times what is asked of each row. ${fewer}, or nest fewer lists in each other.`;
}
