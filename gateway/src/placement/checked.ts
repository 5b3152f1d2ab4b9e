import type { SubgraphAnswer, SubgraphOperation, SubgraphRequest } from '../engine/index.js';
import { failed, type Target } from '../subgraphs/index.js';
import type { Supergraph } from '../supergraph/index.js';
import { type CheckAnswer, compileCheck } from './check-answer.js';

/** Makes a function that takes out of answers what is not as the graph says, with errors that name the placement. */
export function createChecked(supergraph: Supergraph) {
  const checks = new WeakMap<SubgraphOperation, CheckAnswer>();

  const checkOf = (operation: SubgraphOperation): CheckAnswer => {
    const known = checks.get(operation);
    if (known !== undefined) return known;
    const check = compileCheck(operation, supergraph.fullSchema);
    checks.set(operation, check);
    return check;
  };

  return (target: Target, request: SubgraphRequest, answer: SubgraphAnswer): SubgraphAnswer => {
    if (answer.data === null) return answer;
    // Where entities are missing or too many, it can't be told which is which.
    for (const { alias, representations } of request.entities ?? []) {
      const found = answer.data[alias];
      if (found === null || found === undefined) continue;
      const count = Array.isArray(found) ? found.length : undefined;
      if (count !== representations.length) {
        return failed(
          target,
          'failed',
          `gave ${count ?? 'no list of'} entities where ${representations.length} were asked for`,
        );
      }
    }
    const { data, faults } = checkOf(request.operation)(answer);
    if (faults.length === 0) return answer;
    const known = answer.errors ?? [];
    // A deployment that gave up a value for an error below it has said so itself.
    const untold = faults.filter(
      ({ path }) => !known.some((error) => path.every((segment, index) => error.path?.[index] === segment)),
    );
    const errors = untold.flatMap(({ path, message }) =>
      (failed(target, 'failed', message).errors ?? []).map((error) => ({ ...error, path })),
    );
    return { data, errors: [...known, ...errors] };
  };
}
