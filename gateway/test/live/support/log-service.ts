import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, parse } from 'graphql';
import { useServer as serveSockets } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { FEDERATION_AND_OWN } from '../../engine/support/federated-graph.js';
import type { Log, Message, Wanted } from './log.js';

const NAMES =
  'cursor: "token", message: "sort", position: "spot", after: "since", mark: "flag", snapshot: "STATE", gap: "HOLE", reached: "HERE"';

/** Named like nothing in the hub. */
export const LOG_TYPES = `${FEDERATION_AND_OWN}
  type Query { version: Int }
  type Subscription {
    counts(topic: ID, since: ID, flag: Boolean = false @inaccessible): Count! @live(${NAMES})
    votes(topic: ID, since: ID, flag: Boolean = false @inaccessible): Count! @live(${NAMES})
    "Not live: numbers up to one."
    upTo(number: Int!): Int
    "Not live: long texts as fast as they are taken."
    flood: String
  }
  enum Sort { STATE EVENT HOLE HERE @inaccessible }
  type Count {
    token: ID!
    sort: Sort!
    spot: String! @inaccessible
    count: Int
    topic: Topic
    "Fails where the count is odd."
    even: Int
    "Who is told of by the identity that asks."
    viewer: String
  }
  type Topic @key(fields: "id") { id: ID! }`;

/** A service that streams a log over a real WebSocket. */
export interface LogService {
  readonly url: string;
  /** Connections that are open. */
  sockets(): number;
  /** What each connection said of who asks when it began, newest last. */
  readonly callers: unknown[];
  /** What pings said. */
  readonly pings: unknown[];
  /** The request ids that subscriptions came with. */
  readonly requestIds: unknown[];
  /** Number of texts that a flood has given. */
  flooded(): number;
  /** Breaks all connections. */
  cut(): void;
  /** Reads and says nothing more on the connections that are open, though they stay open. */
  freeze(): void;
  /** Ends all streams, as a service does that stops. */
  endStreams(): void;
  /** Answers subscriptions with an error; with INVALID_CURSOR only those that have a cursor. */
  refuse(code: string | undefined): void;
  /** Whether it can't tell changes: an error comes in the place of each, and its stream goes on. */
  failChanges(failing: boolean): void;
  stop(): Promise<void>;
}

/** @param port where it listens; any that is free by default. */
export async function startLogService(log: Log, port = 0): Promise<LogService> {
  const running = new Set<AsyncGenerator<unknown, void, void>>();
  const callers: unknown[] = [];
  const pings: unknown[] = [];
  const requestIds: unknown[] = [];
  let refusal: string | undefined;
  let failing = false;
  let flooded = 0;
  const live = (stream: Wanted['stream']) => ({
    subscribe(_: unknown, { topic = null, since = null, flag }: Omit<Wanted, 'stream'>) {
      if (refusal !== undefined && (since !== null || refusal !== 'INVALID_CURSOR'))
        throw new GraphQLError('Not now.', { extensions: { code: refusal } });
      if (topic === 'none') throw new GraphQLError('No topic.', { extensions: { code: 'NOT_FOUND' } });
      const events = log.follow({ stream, topic, since, flag });
      running.add(events);
      return events;
    },
    resolve(message: Message) {
      if (failing && message.sort === 'EVENT') throw new GraphQLError('Not told.');
      return message;
    },
  });
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(LOG_TYPES),
      // biome-ignore lint/suspicious/noExplicitAny: what resolvers are given is theirs to know.
      resolvers: RESOLVERS(live) as any,
    },
  ]);
  function RESOLVERS(make: typeof live) {
    return {
      Query: { version: () => 1 },
      Subscription: {
        counts: make('counts'),
        votes: make('votes'),
        upTo: {
          async *subscribe(_: unknown, { number }: { number: number }) {
            for (let upTo = 1; upTo <= number; upTo++) yield { upTo };
          },
        },
        flood: {
          async *subscribe() {
            for (;;) {
              // To a socket that is closing everything is written at once, which would leave it no time to close.
              await new Promise(setImmediate);
              flooded += 1;
              yield { flood: 'x'.repeat(10_000) };
            }
          },
        },
      },
      Count: {
        topic: ({ topic }: Message) => topic && { id: topic },
        even({ count }: Message) {
          if ((count ?? 0) % 2 === 1) throw new GraphQLError('Odd.', { extensions: { code: 'ODD' } });
          return count;
        },
        viewer: (_: unknown, __: unknown, context: { connectionParams: unknown }) =>
          JSON.stringify(context.connectionParams),
      },
    };
  }
  const server = createServer();
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  serveSockets(
    {
      schema,
      onConnect: ({ connectionParams }) => void callers.push(connectionParams),
      onPing: (_context, payload) => void pings.push(payload),
      onSubscribe: (_context, _id, { extensions }) => void requestIds.push(extensions?.requestId),
      context: ({ connectionParams }) => ({ connectionParams }),
    },
    sockets,
  );
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets.clients) socket.terminate();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    sockets: () => sockets.clients.size,
    callers,
    pings,
    requestIds,
    flooded: () => flooded,
    cut,
    freeze() {
      for (const socket of sockets.clients) {
        socket.pause();
        socket.send = () => undefined;
      }
    },
    endStreams() {
      for (const events of running) void events.return();
      running.clear();
      log.wake();
    },
    refuse(code) {
      refusal = code;
    },
    failChanges(now) {
      failing = now;
    },
    async stop() {
      cut();
      sockets.close();
      server.close();
      await once(server, 'close');
    },
  };
}
