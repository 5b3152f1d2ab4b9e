/** Shows on one line how far a work has come. */
export interface ProgressLine {
  /** @param done how many of the total; without a total there is nothing to count. */
  show(what: string, done?: number, total?: number): void;
  /** Takes the line away. */
  stop(): void;
}

const BAR = 24;
const EVERY_MS = 100;
const TURN = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const CLEAR = '\r\x1b[2K';

/**
 * A line on a terminal, which is drawn anew as the work goes on; where the output is none, as in a pipe or a job, nothing.
 * It neither reads keys nor hides the cursor: Ctrl-C stays the command's own matter.
 */
export function progressLine(output: NodeJS.WriteStream): ProgressLine {
  if (!output.isTTY) return { show: () => {}, stop: () => {} };
  let text = '';
  let turn = 0;
  let stopped = false;
  const draw = () => {
    const line = `${TURN[turn++ % TURN.length]} ${text}`;
    // A line that wraps could not be cleared.
    output.write(`${CLEAR}${line.slice(0, Math.max(20, output.columns || 80) - 1)}`);
  };
  const timer = setInterval(() => text !== '' && draw(), EVERY_MS);
  timer.unref();
  return {
    show(what, done = 0, total = 0) {
      if (stopped) return;
      const before = text;
      text = total === 0 ? what : `${what} ${done} of ${total}  ${bar(done / total)}`;
      // The timer draws the rest: a terminal is slower than the counting.
      if (before === '' || done === total) draw();
    },
    stop() {
      if (stopped) return;
      stopped = true;
      clearInterval(timer);
      output.write(CLEAR);
    },
  };
}

function bar(share: number): string {
  const full = Math.round(Math.min(1, share) * BAR);
  return '█'.repeat(full) + '░'.repeat(BAR - full);
}
