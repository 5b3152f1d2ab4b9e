import type { Identity } from '@hub/schema/identity';
import type { RequestContext } from '../context.js';
import type { SubgraphHears, SubgraphRequest } from '../engine/index.js';
import { answerOfOver, answerOfPayload, payloadOf } from './subscription-answer.js';
import type { Target } from './target.js';
import { UpstreamSocket } from './upstream-socket.js';

/** Subscriptions beside each other: one socket for each deployment and each identity that asks. */
export interface UpstreamSockets {
  follow(target: Target, request: SubgraphRequest, context: RequestContext, hears: SubgraphHears): () => void;
  /** Cuts all sockets. */
  close(): void;
}

export interface UpstreamSocketsOptions {
  /** What is said of the caller when a socket opens, and again before it is no longer believed. */
  readonly parametersFor: (target: Target, context: RequestContext) => Promise<Record<string, string>>;
  readonly maxBytes: number;
  readonly pingInterval?: number | undefined;
}

export function createUpstreamSockets(options: UpstreamSocketsOptions): UpstreamSockets {
  const sockets = new Map<string, UpstreamSocket>();

  function socketFor(target: Target, context: RequestContext): UpstreamSocket {
    const key = keyOf(target, context.identity);
    const known = sockets.get(key);
    if (known !== undefined) return known;
    const socket: UpstreamSocket = new UpstreamSocket({
      url: target.url,
      deadline: target.deadline,
      parameters: () => options.parametersFor(target, context),
      pingInterval: options.pingInterval,
      maxBytes: options.maxBytes,
      onClose: () => {
        if (sockets.get(key) === socket) sockets.delete(key);
      },
    });
    sockets.set(key, socket);
    return socket;
  }

  return {
    follow: (target, request, context, hears) =>
      socketFor(target, context).subscribe(payloadOf(request, context), {
        next: (payload) => hears.next(answerOfPayload(payload, target)),
        over: (over) => hears.end(answerOfOver(over, target)),
      }),
    close() {
      for (const socket of [...sockets.values()]) socket.terminate();
    },
  };
}

/** An identity holds for a whole socket, and so does what else is said when it opens. */
function keyOf({ url, audience, elsewhere }: Target, { subject, roles }: Identity): string {
  return JSON.stringify([url.href, audience, elsewhere, subject, roles]);
}
