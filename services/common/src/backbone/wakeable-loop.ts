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
  /**
   * How long after a turn began the next one begins at the earliest, however often it is woken: what comes meanwhile is
   * done in one. Who wakes it after a rest does not wait. Unit: milliseconds. Default: 0.
   */
  readonly paceMs?: number;
}

/** Repeats a piece of work whenever it is woken, and after a while by itself, since a call to wake can get lost. */
export function startLoop({ turn, onError, idleMs = 1_000, paceMs = 0 }: LoopOptions): WakeableLoop {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let begun = Number.NEGATIVE_INFINITY;

  const run = () => {
    clearTimeout(timer);
    running = turns();
  };

  const turns = async () => {
    let pause: number | undefined;
    do {
      again = false;
      begun = performance.now();
      try {
        pause = await turn();
      } catch (error) {
        pause = undefined;
        if (!stopped) onError(error);
      }
    } while (again && !stopped && toWait() <= 0);
    // In one go with the last look at `again`: a call to wake in between would be lost.
    running = undefined;
    if (!stopped) runIn(again ? toWait() : Math.min(pause ?? idleMs, idleMs));
  };

  const toWait = () => begun + paceMs - performance.now();

  // Timers know whole milliseconds alone, of their beginning and of their length, and so are early by up to two.
  const runIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => (toWait() > 0 ? runIn(toWait()) : run()), ms);
  };

  run();
  return {
    wake() {
      if (stopped) return;
      if (running) again = true;
      else if (toWait() <= 0) run();
      else runIn(toWait());
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
