import type { RequestContext } from '../context.js';
import type { SubgraphAnswer, SubgraphRequest } from '../engine/index.js';
import { failed } from './failures.js';
import { asAnswer } from './read-answer.js';
import type { Target } from './target.js';
import type { Over } from './upstream-socket.js';

/** What is sent to subscribe. Who asks holds for a whole socket; the request id is that of the one subscription. */
export const payloadOf = (
  { operation, variables }: SubgraphRequest,
  { requestId }: RequestContext,
): object => ({
  query: operation.text,
  variables: variables ?? null,
  extensions: { requestId },
});

/** An event as the answer that it is. */
export const answerOfPayload = (payload: unknown, target: Target): SubgraphAnswer =>
  asAnswer(payload) ?? failed(target, 'failed', 'sent an event that is not a GraphQL answer');

/** The answer that says why a subscription is over; undefined where the subgraph has just ended it. */
export function answerOfOver(over: Over, target: Target): SubgraphAnswer | undefined {
  switch (over.why) {
    case 'completed':
      return undefined;
    case 'refused':
      return asAnswer({ data: null, errors: over.errors }) ?? failed(target, 'failed', REFUSED);
    case 'late':
      return failed(target, 'timeout', `took no subscription within ${target.deadline} ms`);
    case 'lost': {
      const detail = over.code === undefined ? '' : ` (socket closed with ${over.code})`;
      return failed(target, 'unreachable', `could not be reached${detail}`);
    }
  }
}

const REFUSED = 'refused the subscription without saying why';
