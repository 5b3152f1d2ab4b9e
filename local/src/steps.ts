/** Shows a start as it goes; steps.mjs, which runs before anything is built, makes the one for a terminal. */
export interface Steps {
  /** Shows a step with its time, and `detail` of its result; rethrows what `work` throws. */
  run<Result>(
    name: string,
    work: () => Promise<Result>,
    detail?: (result: Result) => string,
  ): Promise<Result>;
  /** Writes a line of its own. */
  note(line: string): void;
}

/** Shows nothing, for tests and tools. */
export const QUIET: Steps = { run: (_name, work) => work(), note: () => {} };
