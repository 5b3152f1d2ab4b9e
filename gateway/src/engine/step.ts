import type { Merge } from './merge.js';
import type { Run } from './run.js';
import type { Types } from './types.js';

/** One step of a plan, ready to run. It never rejects: what fails is noted in the run. */
export type Step = (run: Run) => Promise<void> | undefined;

/** What compiling a plan needs to know. */
export interface PlanContext {
  readonly types: Types;
  readonly merge: Merge;
  /** The planner's name of a variable → the client's. */
  readonly variables: ReadonlyMap<string, string>;
}
