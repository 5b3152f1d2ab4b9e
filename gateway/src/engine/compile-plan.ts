import type { PlanNode } from '../supergraph/index.js';
import { compileEntityFetch } from './entity-fetch.js';
import { compileRootFetch, type RootFetch } from './root-fetch.js';
import type { PlanContext, Step } from './step.js';
import { compilePath } from './walk.js';

/** A plan, ready to run. */
export interface CompiledPlan {
  readonly step: Step;
  /** What starts each event of a subscription; `step` is then what follows on it. */
  readonly subscription: RootFetch | undefined;
}

/** Turns a plan into functions, once for each operation. */
export function compilePlan(plan: PlanNode | undefined, context: PlanContext): CompiledPlan {
  const found: { subscription?: RootFetch } = {};
  const step = plan === undefined ? nothing : compileNode(plan, context, found);
  return { step, subscription: found.subscription };
}

function compileNode(node: PlanNode, context: PlanContext, found: { subscription?: RootFetch }): Step {
  switch (node.kind) {
    case 'Fetch':
      if (node.requires !== undefined && node.requires.length > 0) return entityFetchAt([], node, context);
      return compileRootFetch(node, context).step;
    case 'Flatten': {
      if (node.node.kind !== 'Fetch') throw unexpected(`a ${node.node.kind} inside a Flatten`);
      return entityFetchAt(compilePath(node.path, context.types), node.node, context);
    }
    case 'BatchFetch':
      return compileEntityFetch(
        node,
        node.entityBatch.aliases.map((alias) => ({
          ...alias,
          variable: alias.representationsVariableName,
          paths: alias.paths.map((path) => compilePath(path, context.types)),
        })),
        context,
      );
    case 'Sequence':
      return sequence(node.nodes.map((child) => compileNode(child, context, found)));
    case 'Parallel':
      return parallel(node.nodes.map((child) => compileNode(child, context, found)));
    case 'Condition': {
      const name = context.variables.get(node.condition) ?? node.condition;
      const whenTrue = node.ifClause === undefined ? nothing : compileNode(node.ifClause, context, found);
      const whenFalse =
        node.elseClause === undefined ? nothing : compileNode(node.elseClause, context, found);
      return (run) => (run.variables[name] === true ? whenTrue(run) : whenFalse(run));
    }
    case 'Subscription':
      found.subscription = compileRootFetch(node.primary, context);
      return nothing;
    default:
      throw unexpected(`a ${node.kind}`);
  }
}

function entityFetchAt(
  path: ReturnType<typeof compilePath>,
  fetch: Extract<PlanNode, { kind: 'Fetch' }>,
  context: PlanContext,
): Step {
  const { requires = [], inputRewrites, outputRewrites } = fetch;
  const entities = {
    alias: '_entities',
    variable: 'representations',
    requires,
    inputRewrites,
    outputRewrites,
  };
  return compileEntityFetch(fetch, [{ ...entities, paths: [path] }], context);
}

const nothing: Step = () => undefined;

/** Runs steps one after the other, without a promise for those that need none. */
export function sequence(steps: readonly Step[]): Step {
  const only = steps[0];
  if (steps.length === 1 && only !== undefined) return only;
  return async (run) => {
    for (const step of steps) {
      const pending = step(run);
      if (pending !== undefined) await pending;
    }
  };
}

function parallel(steps: readonly Step[]): Step {
  return (run) => {
    const pending: Promise<void>[] = [];
    for (const step of steps) {
      const promise = step(run);
      if (promise !== undefined) pending.push(promise);
    }
    if (pending.length < 2) return pending[0];
    return Promise.all(pending).then(() => undefined);
  };
}

function unexpected(what: string): Error {
  return new Error(`The query planner gave ${what}, which this engine does not know.`);
}
