import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Identity } from '@hub/schema/identity';
import { execute } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { IdentityVerifier } from '../identity/identity-verifier.js';
import { createSocketIdentities } from '../identity/socket-identities.js';
import type { BaseContext } from './base-context.js';
import { whenClosed } from './client-gone.js';
import { KnownOperations } from './known-operations.js';
import { isRequestId } from './request-id.js';
import { shownErrors } from './request-log.js';
import type { ServedSubgraph } from './server-options.js';
import { subscribeFresh } from './subscribe-fresh.js';

interface SubscriptionOptions<Context extends BaseContext> {
  readonly http: HttpServer;
  readonly subgraphs: readonly ServedSubgraph[];
  readonly identities: IdentityVerifier;
  /** Makes what all operations of one connection share. */
  readonly base: (identity: Identity, requestId: string | undefined, signal: AbortSignal) => BaseContext;
  /** What of it is another for an operation that came with a request id of its own. */
  readonly named: (requestId: string) => Pick<BaseContext, 'requestId' | 'log'>;
  /** Makes the context of an operation, or of one message of a subscription. */
  readonly context: (base: BaseContext) => Context;
}

/** Who asks, and how what is asked is named where it says so itself. */
interface Asking {
  readonly connection: BaseContext;
  readonly requestId: unknown;
}

/** Bytes a client's message may have. */
const MAX_MESSAGE = 1_000_000;

/**
 * graphql-ws on the paths of the subgraphs that take subscriptions. `connectionParams.authorization` carries the
 * signed identity; without a valid one the socket closes with 4403, also once it is no longer valid. A ping that carries
 * the same identity in a newer token, `{ authorization }`, keeps the socket open for longer. A connection takes any number
 * of subscriptions: a gateway has all its streams on a few. Each may say in `extensions.requestId` how logs and errors
 * name it; those that do not are named like their connection.
 *
 * @returns a function that ends every subscription and closes every socket (1001).
 */
export function serveSubscriptions<Context extends BaseContext>({
  http,
  subgraphs,
  identities,
  base,
  named,
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
    const sockets = new WebSocketServer({
      noServer: true,
      maxPayload: MAX_MESSAGE,
      // A gateway that comes back asks for all its streams at once: the service goes on with the rest in between.
      allowSynchronousEvents: false,
    });
    const operations = new KnownOperations(schema);
    const believed = createSocketIdentities(identities);
    /** By socket. */
    const bases = new WeakMap<object, BaseContext>();
    const askingOf = (socket: object, { extensions }: SubscribePayload): Asking => ({
      connection: bases.get(socket) as BaseContext,
      requestId: extensions?.['requestId'],
    });
    const baseOf = ({ connection, requestId }: Asking): BaseContext =>
      isRequestId(requestId) ? { ...connection, ...named(requestId) } : connection;
    const contextOf = ({ contextValue }: { contextValue?: unknown }) =>
      context(baseOf(contextValue as Asking));
    const { dispose } = useServer(
      {
        schema,
        async onConnect({ connectionParams, extra: { socket, request } }) {
          const closed = whenClosed(socket);
          const { authorization } = (connectionParams ?? {}) as { authorization?: unknown };
          try {
            const identity = await believed.begin(socket, authorization);
            bases.set(socket, base(identity, request.headers['x-request-id']?.toString(), closed));
            return true;
          } catch {
            return false;
          }
        },
        onPing: ({ extra: { socket } }, payload) => believed.renew(socket, payload?.['authorization']),
        onSubscribe({ extra: { socket } }, _id, payload) {
          const operation = operations.get(payload.query);
          if (!('document' in operation)) return operation;
          // It is kept as long as the subscription: of one text one copy is enough.
          (payload as { query: string }).query = operation.query;
          return {
            schema,
            document: operation.document,
            operationName: payload.operationName,
            variableValues: payload.variables,
            // Kept as long as the subscription; each operation, and each message, makes its own context of it.
            contextValue: askingOf(socket, payload),
          };
        },
        execute: (args) => execute({ ...args, contextValue: contextOf(args) }),
        subscribe: (args) => subscribeFresh(args, () => contextOf(args)) as never,
        onNext: ({ extra: { socket } }, _id, payload, _args, result) =>
          result.errors === undefined
            ? undefined
            : { ...result, errors: shownErrors(result.errors, baseOf(askingOf(socket, payload))) },
        onError: ({ extra: { socket } }, _id, payload, errors) =>
          shownErrors(errors, baseOf(askingOf(socket, payload))),
        isProd: true,
      },
      sockets,
    );
    return { sockets, dispose: async () => dispose() };
  }
}
