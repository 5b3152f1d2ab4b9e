import type { RequestContext } from '../context.js';
import type { SubgraphAnswer, SubgraphRequest } from '../engine/index.js';
import { eventStream } from '../event-stream.js';
import { whenAborted } from './abort.js';
import { answerOfOver, answerOfPayload, payloadOf } from './subscription-answer.js';
import type { Target } from './target.js';
import { UpstreamSocket, type UpstreamSocketOptions } from './upstream-socket.js';

/** Events that may wait to be taken before the socket is read no further. */
const MOST_WAITING = 64;

/**
 * Subscribes at a subgraph, over a socket of its own, which is read no faster than the events are taken.
 *
 * Ends when the subgraph ends it, when the context's signal aborts and on `return()`. Where the socket can't be
 * opened within the target's deadline, or breaks, a last answer says so.
 */
export function subscribeUpstream(
  target: Target,
  request: SubgraphRequest,
  context: RequestContext,
  options: Pick<UpstreamSocketOptions, 'parameters' | 'maxBytes' | 'pingInterval'>,
): AsyncGenerator<SubgraphAnswer, void, void> {
  const waiting: SubgraphAnswer[] = [];
  let over = false;
  let wake = () => {};
  if (context.signal.aborted) return eventStream({ next: async () => undefined, end: async () => undefined });
  const socket = new UpstreamSocket({
    ...options,
    url: target.url,
    deadline: target.deadline,
    onClose: () => undefined,
  });
  const take = (answer: SubgraphAnswer | undefined) => {
    if (answer !== undefined) waiting.push(answer);
    if (waiting.length === MOST_WAITING) socket.pause();
    wake();
  };
  const stop = socket.subscribe(payloadOf(request, context), {
    next: (payload) => take(answerOfPayload(payload, target)),
    over(why) {
      over = true;
      stopWaiting();
      take(answerOfOver(why, target));
    },
  });
  const end = async (): Promise<void> => {
    over = true;
    stopWaiting();
    waiting.length = 0;
    socket.resume();
    stop();
    wake();
  };
  const stopWaiting = whenAborted(context.signal, () => void end());

  return eventStream({
    async next() {
      while (waiting.length === 0 && !over) {
        const before = wake;
        await new Promise<void>((resolve) => {
          wake = () => {
            before();
            resolve();
          };
        });
      }
      const event = waiting.shift();
      if (waiting.length === MOST_WAITING / 2) socket.resume();
      return event && { event };
    },
    end,
  });
}
