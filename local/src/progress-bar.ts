import { progress } from '@clack/prompts';

/** Shows how far a work has come. */
export interface ProgressBar {
  /** @param done how many of the total. */
  advance(done: number, what: string): void;
  /** Takes the bar away, with one last line. */
  stop(line: string): void;
}

/** A bar on a terminal; where the output is none, as in a pipe or a job, nothing. */
export function progressBar(total: number, first: string, output: NodeJS.WriteStream): ProgressBar {
  if (!output.isTTY) return { advance: () => {}, stop: () => {} };
  const bar = progress({ max: Math.max(total, 1), output });
  let reached = 0;
  bar.start(first);
  return {
    advance(done, what) {
      bar.advance(Math.max(0, done - reached), what);
      reached = Math.max(reached, done);
    },
    stop: (line) => bar.stop(line),
  };
}
