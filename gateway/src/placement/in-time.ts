import type { RequestContext } from '../context.js';
import type { SubgraphAnswer, SubgraphRequest } from '../engine/index.js';
import { type CheckAnswer, failed, ofMutation, type Subgraphs, type Target } from '../subgraphs/index.js';
import { TimeLeft } from './time-left.js';

/** Asks a deployment for no longer than a client's request may still wait for it; see {@link TimeLeft}. */
export type AskInTime = (
  target: Target,
  request: SubgraphRequest,
  context: RequestContext,
  check: CheckAnswer,
  /** Milliseconds that it may take at most, where that is less. */
  limit?: number,
) => Promise<SubgraphAnswer>;

export function inTime({ request: ask }: Subgraphs): AskInTime {
  const time = new TimeLeft();
  return async (target, request, context, check, limit = target.deadline) => {
    const left = Math.min(limit, time.of(target, context));
    if (left <= 0) {
      const late = failed(target, 'timeout', `did not answer within ${target.deadline} ms`);
      return ofMutation(request.operation, 'NOT_SENT', late);
    }
    const timed = left < target.deadline ? { ...target, deadline: left } : target;
    return time.spend(target, context, ask(timed, request, context, check));
  };
}
