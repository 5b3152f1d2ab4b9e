export interface WakeableLoop {
  /** Runs the work soon; while it is running, once more afterwards. */
  wake(): void;
  /** Lets a running turn finish; no other begins. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  /**
   * One turn. Turns never overlap.
   *
   * @returns how many milliseconds later to look again without being woken, where sooner than `idleMs`.
   */
  readonly turn: () => Promise<number | undefined>;
  /** Told of a turn that failed; the next one comes after `idleMs`, or when woken. */
  readonly onError: (error: unknown) => void;
  /** Unit: milliseconds. Default: 1000. */
  readonly idleMs?: number;
}

/** Repeats a piece of work whenever it is woken, and after a while by itself, since a call to wake can get lost. */
export function startLoop({ turn, onError, idleMs = 1_000 }: LoopOptions): WakeableLoop {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const run = () => {
    clearTimeout(timer);
    running = turns();
  };

  const turns = async () => {
    let pause: number | undefined;
    do {
      again = false;
      try {
        pause = await turn();
      } catch (error) {
        pause = undefined;
        if (!stopped) onError(error);
      }
    } while (again && !stopped);
    // In one go with the last look at `again`: a call to wake in between would be lost.
    running = undefined;
    if (!stopped) timer = setTimeout(run, Math.min(pause ?? idleMs, idleMs));
  };

  run();
  return {
    wake() {
      if (stopped) return;
      if (running) again = true;
      else run();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
