import type { RequestContext } from '../context.js';
import type { Target } from '../subgraphs/index.js';

/**
 * How long a client's request may still wait for a deployment. Its deadline is for all that the request asks of it, in
 * one turn of the plan or in several: else a deployment that hangs would be waited for again and again.
 */
export class TimeLeft {
  readonly #clocks = new WeakMap<RequestContext, Map<string, Clock>>();

  /** Milliseconds that are left; 0 where there are none. */
  of(target: Target, context: RequestContext): number {
    const clock = this.#clocks.get(context)?.get(keyOf(target));
    if (clock === undefined) return target.deadline;
    const running = clock.waiting > 0 ? performance.now() - clock.since : 0;
    const left = Math.floor(target.deadline - clock.spent - running);
    return left < LEAST ? 0 : left;
  }

  /** Counts the time until the promise settles; what is waited for at the same time is counted once. */
  async spend<Result>(target: Target, context: RequestContext, waiting: Promise<Result>): Promise<Result> {
    const clock = this.#clockOf(target, context);
    if (clock.waiting++ === 0) clock.since = performance.now();
    try {
      return await waiting;
    } finally {
      if (--clock.waiting === 0) clock.spent += performance.now() - clock.since;
    }
  }

  #clockOf(target: Target, context: RequestContext): Clock {
    const clocks = this.#clocks.get(context) ?? new Map<string, Clock>();
    this.#clocks.set(context, clocks);
    const key = keyOf(target);
    const clock = clocks.get(key) ?? { spent: 0, since: 0, waiting: 0 };
    clocks.set(key, clock);
    return clock;
  }
}

/** Milliseconds: timers may go off that much early, and nothing is answered in less. */
const LEAST = 5;

interface Clock {
  /** Milliseconds of earlier waiting. */
  spent: number;
  /** When the waiting under way began. */
  since: number;
  /** Number of requests that are waited for. */
  waiting: number;
}

/** The subgraphs of one placement are one process: they share its time. */
function keyOf({ subgraph, placement }: Target): string {
  return placement ?? subgraph;
}
