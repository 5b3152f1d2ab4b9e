import { Kind } from 'graphql';
import type { SubgraphAnswer, SubgraphOperation, SubgraphRequest } from '../engine/index.js';
import { type CheckAnswer as Check, failed, type Target } from '../subgraphs/index.js';
import type { Supergraph } from '../supergraph/index.js';
import { type CheckAnswer, compileCheck } from './check-answer.js';
import { keyOf } from './connection-shape.js';
import { operationIn } from './operations.js';

/** Looks at the answer to a request; see {@link Check}. */
export type Checked = (target: Target, request: SubgraphRequest, answer: SubgraphAnswer) => ReturnType<Check>;

/**
 * Makes a function that takes out of answers what is not as the graph says, with errors that name the placement. An
 * answer of another shape than was asked for does not fit. One with a null too many does: what else is in it is whole,
 * and a deployment with one bad row is better asked than skipped.
 */
export function createChecked(supergraph: Supergraph): Checked {
  const checks = new WeakMap<SubgraphOperation, CheckAnswer>();

  const checkOf = (operation: SubgraphOperation): CheckAnswer => {
    const known = checks.get(operation);
    if (known !== undefined) return known;
    const check = compileCheck(operation, supergraph.fullSchema);
    checks.set(operation, check);
    return check;
  };

  return (target, request, answer) => {
    if (answer.data === null) return { answer, fits: true };
    const miscounted = miscountIn(request, answer.data);
    if (miscounted !== undefined) return { answer: failed(target, 'failed', miscounted), fits: false };
    const { data, faults } = checkOf(request.operation)(answer);
    if (faults.length === 0) return { answer, fits: true };
    const known = answer.errors ?? [];
    // A deployment that gave up a value for an error below it has said so itself.
    const untold = faults.filter(
      ({ path }) => !known.some((error) => path.every((segment, index) => error.path?.[index] === segment)),
    );
    const errors = untold.flatMap(({ path, message }) =>
      (failed(target, 'failed', message).errors ?? []).map((error) => ({ ...error, path })),
    );
    return {
      answer: { data, errors: [...known, ...errors] },
      fits: !untold.some(({ misshapen }) => misshapen),
    };
  };
}

/**
 * The same at a glance, for subgraphs that are not placed: whether the root fields and all entities are there. What is
 * wrong deeper down is found where the client's answer is made, which looks at each value anyway.
 */
export function createWhole(): Checked {
  const keys = new WeakMap<SubgraphOperation, readonly string[]>();

  const keysOf = (operation: SubgraphOperation): readonly string[] => {
    const known = keys.get(operation);
    if (known !== undefined) return known;
    const found = rootKeysOf(operation);
    keys.set(operation, found);
    return found;
  };

  return (target, request, answer) => {
    const { data } = answer;
    if (data === null) return { answer, fits: true };
    const lacking = keysOf(request.operation).find((key) => data[key] === undefined);
    const fault =
      lacking === undefined
        ? miscountIn(request, data)
        : `gave nothing for ${lacking} where a value or null was expected`;
    return fault === undefined
      ? { answer, fits: true }
      : { answer: failed(target, 'failed', fault), fits: false };
  };
}

/** Where entities are missing or too many, it can't be told which is which. */
function miscountIn(
  { entities }: SubgraphRequest,
  data: NonNullable<SubgraphAnswer['data']>,
): string | undefined {
  for (const { alias, representations } of entities ?? []) {
    const found = data[alias];
    if (found === null || found === undefined) continue;
    const count = Array.isArray(found) ? found.length : undefined;
    if (count !== representations.length)
      return `gave ${count ?? 'no list of'} entities where ${representations.length} were asked for`;
  }
  return undefined;
}

/** The keys that every answer has: not those of fields that a directive may leave out. */
function rootKeysOf({ document }: SubgraphOperation): string[] {
  return operationIn(document).selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD && !selection.directives?.length ? [keyOf(selection)] : [],
  );
}
