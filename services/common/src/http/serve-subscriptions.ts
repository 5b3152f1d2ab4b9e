import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Identity } from '@hub/schema/identity';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { IdentityVerifier } from '../identity/identity-verifier.js';
import type { BaseContext } from './base-context.js';
import { whenClosed } from './client-gone.js';
import { shownErrors } from './request-log.js';
import type { ServedSubgraph } from './server-options.js';
import { subscribeFresh } from './subscribe-fresh.js';

interface SubscriptionOptions<Context extends BaseContext> {
  readonly http: HttpServer;
  readonly subgraphs: readonly ServedSubgraph[];
  readonly identities: IdentityVerifier;
  /** Makes the context of an operation, or of one message of a subscription. */
  readonly context: (identity: Identity, requestId: string | undefined, signal: AbortSignal) => Context;
}

/** Bytes a client's message may have. */
const MAX_MESSAGE = 1_000_000;

/**
 * graphql-ws on the paths of the subgraphs that take subscriptions. `connectionParams.authorization` carries the
 * signed identity; without a valid one the socket closes with 4403.
 *
 * @returns a function that ends every subscription and closes every socket (1001).
 */
export function serveSubscriptions<Context extends BaseContext>({
  http,
  subgraphs,
  identities,
  context,
}: SubscriptionOptions<Context>): () => Promise<void> {
  const served = new Map(
    subgraphs
      .filter((subgraph) => subgraph.subscriptions)
      .map((subgraph) => [subgraph.path as string, serve(subgraph)]),
  );
  http.on('upgrade', upgrade);
  return async () => {
    http.off('upgrade', upgrade);
    await Promise.all([...served.values()].map(({ dispose }) => dispose()));
  };

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const sockets = served.get(request.url?.split('?')[0] ?? '')?.sockets;
    if (sockets === undefined) {
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) =>
      sockets.emit('connection', webSocket, request),
    );
  }

  function serve({ schema }: ServedSubgraph): { sockets: WebSocketServer; dispose: () => Promise<void> } {
    const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE });
    const identityOf = new WeakMap<object, Identity>();
    const signalOf = new WeakMap<object, AbortSignal>();
    const contextFor = (extra: { socket: object; request: IncomingMessage }) =>
      context(
        identityOf.get(extra.socket) as Identity,
        extra.request.headers['x-request-id']?.toString(),
        signalOf.get(extra.socket) as AbortSignal,
      );
    const { dispose } = useServer(
      {
        schema,
        async onConnect({ connectionParams, extra }) {
          signalOf.set(extra.socket, whenClosed(extra.socket));
          const { authorization } = (connectionParams ?? {}) as { authorization?: unknown };
          try {
            const given = typeof authorization === 'string' ? authorization : undefined;
            identityOf.set(extra.socket, await identities.verify(given));
            return true;
          } catch {
            return false;
          }
        },
        context: ({ extra }) => contextFor(extra) as unknown as Record<PropertyKey, unknown>,
        subscribe: (args) => {
          const { identity, requestId, signal } = args.contextValue as Context;
          return subscribeFresh(args, () => context(identity, requestId, signal)) as never;
        },
        onNext: (_connection, _id, _payload, args, result) =>
          result.errors === undefined
            ? undefined
            : { ...result, errors: shownErrors(result.errors, args.contextValue as Context) },
        onError: ({ extra }, _id, _payload, errors) => shownErrors(errors, contextFor(extra)),
        isProd: true,
      },
      sockets,
    );
    return { sockets, dispose: async () => dispose() };
  }
}
