import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type GraphQLSchema, parse, validate } from 'graphql';
import { useServer as serveSocket } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

export interface SubgraphDefinition {
  readonly name: string;
  readonly typeDefs: string;
  // biome-ignore lint/suspicious/noExplicitAny: resolvers of a test take what the test gives them.
  readonly resolvers: Record<string, any>;
}

/** One request as a subgraph got it. */
export interface ReceivedRequest {
  readonly query: string;
  readonly variables: Record<string, unknown> | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** How a subgraph misbehaves: it answers itself, or never. */
export type Misbehaviour = (response: ServerResponse, request: ReceivedRequest) => void;

/** A subgraph as a real server, over HTTP and WebSocket. */
export interface RunningSubgraph {
  readonly url: string;
  /** The requests since the last call. */
  takeRequests(): ReceivedRequest[];
  /** Takes the place of the subgraph's own answers until it is called without. */
  misbehave(how?: Misbehaviour): void;
  /** Number of WebSocket connections open. */
  sockets(): number;
  stop(): Promise<void>;
}

/** Starts a subgraph on a port of its own. An operation that is not valid for its schema is refused with 400. */
export async function startSubgraph({
  name,
  typeDefs,
  resolvers,
}: SubgraphDefinition): Promise<RunningSubgraph> {
  const schema = buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }]);
  let received: ReceivedRequest[] = [];
  let misbehaviour: Misbehaviour | undefined;
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await textOf(request)) as { query: string; variables?: Record<string, unknown> };
    const asked = { query: body.query, variables: body.variables, headers: request.headers };
    received.push(asked);
    if (misbehaviour !== undefined) {
      misbehaviour(response, asked);
      return;
    }
    const [status, answer] = await answerTo(schema, asked);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  const protocol = serveSocket(
    { schema, context: (context) => ({ connectionParams: context.connectionParams }) },
    sockets,
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    takeRequests() {
      const taken = received;
      received = [];
      return taken;
    },
    misbehave(how) {
      misbehaviour = how;
    },
    sockets: () => sockets.clients.size,
    async stop() {
      if (!server.listening) return;
      await protocol.dispose();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function answerTo(of: GraphQLSchema, { query, variables }: ReceivedRequest) {
    const document = parse(query);
    const faults = validate(of, document);
    if (faults.length > 0) {
      return [
        400,
        { errors: faults.map(({ message }) => ({ message: `${name}: ${message} in ${query}` })) },
      ] as const;
    }
    return [
      200,
      await execute({ schema: of, document, variableValues: variables ?? null, contextValue: {} }),
    ] as const;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
