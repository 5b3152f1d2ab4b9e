import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  print,
} from 'graphql';
import type { Supergraph } from '../supergraph/index.js';
import { type CompiledPlan, compilePlan } from './compile-plan.js';
import type { Merge } from './merge.js';
import {
  documentOf,
  forPlanner,
  responseKeys,
  type Selected,
  selectOperation,
  settle,
  variableName,
} from './normalise.js';
import { compileProjection, type Projection } from './projection.js';
import type { Introspect } from './projection-run.js';
import type { RootFetch } from './root-fetch.js';
import type { Tree } from './run.js';
import type { PlanContext, Step } from './step.js';
import type { Types } from './types.js';

/** An operation with its conditions settled, planned and compiled. */
export interface Variant {
  /** Run in order. A mutation has one for each of its fields; it ends early where a field broke the whole answer. */
  readonly steps: readonly { readonly step: Step; broke(root: Tree): boolean }[];
  readonly subscription: RootFetch | undefined;
  readonly projection: Projection;
  introspectWith(variables: Readonly<Record<string, unknown>>): Introspect;
}

/** What is the same for all operations of a supergraph. */
export interface VariantContext {
  readonly supergraph: Supergraph;
  readonly types: Types;
  readonly merge: Merge;
}

/**
 * Plans and compiles an operation for given values of its conditions.
 *
 * @param fetched what to plan in its place: the same with more, which the answer leaves out.
 * @throws Error where the graph has no way to answer it.
 */
export async function makeVariant(
  selected: Selected,
  conditions: Readonly<Record<string, unknown>>,
  { supergraph, types, merge }: VariantContext,
  fetched: Selected = selected,
): Promise<Variant> {
  const settled = settle(selected, conditions);
  const planned = fetched === selected ? settled : settle(fetched, conditions);
  const { operation } = settled;
  const keyOf = responseKeys(supergraph);
  const schema = supergraph.publicSchema;
  const rootType = schema.getRootType(operation.operation) as GraphQLObjectType;
  const planContext: PlanContext = { types, merge, variables: clientNames(planned.operation) };

  const document = forPlanner(planned, schema, keyOf);
  const parts = document === undefined ? [] : inSeries(document, rootType);
  const plans = await Promise.all(
    parts.map(async (part) => compilePlan(await supergraph.planner.plan(print(part.document)), planContext)),
  );
  return {
    steps: plans.map(({ step }, index) => ({ step, broke: parts[index]?.broke ?? (() => false) })),
    subscription: plans.find((plan: CompiledPlan) => plan.subscription !== undefined)?.subscription,
    projection: compileProjection(rootType, operation.selectionSet, {
      schema,
      types,
      fragments: settled.fragments,
      keyOf,
    }),
    introspectWith: introspection(supergraph, settled),
  };
}

interface Part {
  readonly document: DocumentNode;
  broke(root: Tree): boolean;
}

/**
 * A mutation's fields run one after the other, each with all that is below it: each gets a plan of its own, since a
 * plan for all of them fetches what is below one field while the next is running already.
 */
function inSeries(document: DocumentNode, rootType: GraphQLObjectType): Part[] {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION) as
    | OperationDefinitionNode
    | undefined;
  if (operation === undefined || operation.operation !== 'mutation')
    return [{ document, broke: () => false }];
  return [...rootFields(document, operation)].map(([key, fields]) => {
    const type = rootType.getFields()[fields[0]?.name.value ?? '']?.type;
    const mayBeNull = type === undefined || !isNonNullType(type);
    return {
      document: documentOf(
        selectOperation(document, {
          ...operation,
          selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
        }),
      ),
      broke: (root) => !mayBeNull && (root[key] === undefined || root[key] === null),
    };
  });
}

function rootFields(document: DocumentNode, operation: OperationDefinitionNode): Map<string, FieldNode[]> {
  const fragments = selectOperation(document, operation).fragments;
  const fields = new Map<string, FieldNode[]>();
  const collect = ({ selectionSet }: OperationDefinitionNode | FragmentDefinitionNode): void => {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        fields.set(key, [...(fields.get(key) ?? []), selection]);
      } else {
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (fragment !== undefined) collect(fragment as FragmentDefinitionNode);
      }
    }
  };
  collect(operation);
  return fields;
}

function clientNames({ variableDefinitions = [] }: OperationDefinitionNode): Map<string, string> {
  return new Map(variableDefinitions.map(({ variable: { name } }) => [variableName(name.value), name.value]));
}

/** Introspection fields are answered from the public schema; without variables the answer is made once. */
function introspection(supergraph: Supergraph, settled: Selected): Variant['introspectWith'] {
  const { operation } = settled;
  const known = operation.variableDefinitions?.length ? undefined : new Map<string, unknown>();
  return (variableValues) => (key, nodes) => {
    if (known?.has(key)) return known.get(key);
    const selections: readonly FieldNode[] = nodes;
    const asked = {
      ...operation,
      operation: 'query',
      selectionSet: { kind: Kind.SELECTION_SET, selections },
    };
    const document = documentOf({
      operation: asked as OperationDefinitionNode,
      fragments: settled.fragments,
    });
    const { data } = executeSync({ schema: supergraph.publicSchema, document, variableValues });
    const answer = data?.[key] ?? null;
    known?.set(key, answer);
    return answer;
  };
}
