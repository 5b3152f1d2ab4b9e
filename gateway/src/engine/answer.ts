import type { ExecutionResult } from 'graphql';
import { clientPath } from './client-path.js';
import { ProjectionRun } from './projection-run.js';
import type { Run } from './run.js';
import type { Variant } from './variant.js';

/** Runs the steps of a plan, as far as the answer still needs them. */
export async function runSteps({ steps }: Variant, run: Run): Promise<void> {
  for (const { step, broke } of steps) {
    const pending = step(run);
    if (pending !== undefined) await pending;
    if (broke(run.root)) return;
  }
}

/** What the client gets of what a run has found. */
export function answerOf(variant: Variant, run: Run): ExecutionResult {
  const { projection } = variant;
  const projecting = new ProjectionRun(run, variant.introspectWith(run.variables));
  for (const { error, path } of run.errors ?? []) {
    projecting.addError(error, clientPath(path, run.root, projection.root));
  }
  const data = projection.project(run.root, projecting);
  projecting.addUntold();
  return projecting.errors.length === 0 ? { data } : { errors: projecting.errors, data };
}
