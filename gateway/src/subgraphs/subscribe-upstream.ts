import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { RequestContext } from '../context.js';
import type { SubgraphAnswer, SubgraphRequest } from '../engine/index.js';
import { eventStream } from '../event-stream.js';
import { whenAborted } from './abort.js';
import { failed } from './failures.js';
import { asAnswer } from './read-answer.js';
import type { Target } from './target.js';

/**
 * Subscribes at a subgraph, over a socket of its own: an identity holds for a whole socket.
 *
 * Ends when the subgraph ends it, when the context's signal aborts and on `return()`. Where the socket can't be
 * opened within the target's deadline, or breaks, a last answer says so; coming back is for whoever holds the stream's
 * cursor.
 */
export function subscribeUpstream(
  target: Target,
  request: SubgraphRequest,
  context: RequestContext,
  connectionParams: () => Promise<Record<string, string>>,
): AsyncGenerator<SubgraphAnswer, void, void> {
  const client = createClient({
    url: socketUrl(target.url),
    webSocketImpl: socketsWithin(target.deadline),
    connectionParams,
    retryAttempts: 0,
    lazy: true,
  });
  const { operation, variables } = request;
  const events = client.iterate<Record<string, unknown>>({
    query: operation.text,
    variables: variables ?? null,
  });
  let over = false;
  let late = false;
  let socket: WebSocket | undefined;
  const opening = setTimeout(() => {
    late = true;
    socket?.terminate();
  }, target.deadline);
  client.on('opened', (opened) => {
    socket = opened as WebSocket;
  });
  client.on('connected', () => clearTimeout(opening));

  const end = async (): Promise<void> => {
    if (over) return;
    over = true;
    clearTimeout(opening);
    stopWaiting();
    await events.return?.();
    await client.dispose();
  };
  const stopWaiting = whenAborted(context.signal, () => void end());
  if (context.signal.aborted) void end();

  const next = async () => {
    if (over) return undefined;
    try {
      const event = await events.next();
      if (event.done !== true && !over)
        return { event: asAnswer(event.value) ?? failed(target, 'failed', NO_ANSWER) };
      await end();
      return undefined;
    } catch (error) {
      if (over) return undefined;
      await end();
      const event = late ? failed(target, 'timeout', lateText(target)) : asFailure(error, target);
      return { event };
    }
  };
  return eventStream({ next, end });
}

/** Sockets that give up where nobody answers who has taken the connection. */
function socketsWithin(handshakeTimeout: number) {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { handshakeTimeout });
    }
  };
}

const lateText = ({ deadline }: Target): string => `took no subscription within ${deadline} ms`;

const NO_ANSWER = 'sent an event that is not a GraphQL answer';

/** graphql-ws throws the errors of a refused operation as a list, and a lost socket as its close event. */
function asFailure(error: unknown, target: Target): SubgraphAnswer {
  if (Array.isArray(error))
    return asAnswer({ data: null, errors: error }) ?? failed(target, 'failed', REFUSED);
  const closed = error as { code?: unknown; reason?: unknown } | undefined;
  const detail = typeof closed?.code === 'number' ? ` (socket closed with ${closed.code})` : '';
  return failed(target, 'unreachable', `could not be reached${detail}`);
}

const REFUSED = 'refused the subscription without saying why';

function socketUrl(url: URL): string {
  const socket = new URL(url);
  socket.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return socket.href;
}
