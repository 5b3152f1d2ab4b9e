import type { FetchNode } from '../supergraph/index.js';
import { keyTreeOf } from './key-tree.js';
import { compileRewrites, renamedKeys } from './rewrites.js';
import type { KeyTree, Run } from './run.js';
import { type SubgraphAnswer, SubgraphOperation, type SubgraphRequest } from './send.js';
import type { PlanContext, Step } from './step.js';
import { compileVariables } from './variables.js';

/** A fetch of root fields, ready to run. */
export interface RootFetch {
  readonly step: Step;
  requestFor(variables: Readonly<Record<string, unknown>>): SubgraphRequest;
  /** Takes an answer into the run's tree. */
  absorb(answer: SubgraphAnswer, run: Run): void;
}

/** Turns a plan's fetch of root fields into functions. */
export function compileRootFetch(node: FetchNode, context: PlanContext): RootFetch {
  const subgraph = node.serviceName;
  const operation = new SubgraphOperation(node.operationKind ?? 'query', node.operation);
  const variablesOf = compileVariables(node.variableUsages, context.variables);
  const rewrite = compileRewrites(node.outputRewrites, context.types);
  const renamed = renamedKeys(node.outputRewrites);
  let provides: KeyTree | undefined;

  const noteErrors = (answer: SubgraphAnswer, run: Run): void => {
    for (const error of answer.errors ?? []) {
      if (error.path === undefined || error.path.length === 0) {
        provides ??= keyTreeOf(operation.document, renamed);
        run.addFailure(run.root, { provides, error: { subgraph, error } });
      } else {
        const path = error.path.map((segment) => renamed.get(segment as string) ?? segment);
        run.addError({ subgraph, error }, path);
      }
    }
  };
  const requestFor: RootFetch['requestFor'] = (variables) => ({
    subgraph,
    operation,
    variables: variablesOf(variables),
    entities: undefined,
  });
  const absorb: RootFetch['absorb'] = (answer, run) => {
    if (answer.errors !== undefined) noteErrors(answer, run);
    if (answer.data === null) return;
    if (rewrite !== undefined) rewrite(answer.data);
    context.merge(run.root, answer.data);
  };
  return {
    step: async (run) => absorb(await run.send.request(requestFor(run.variables), run.context), run),
    requestFor,
    absorb,
  };
}
