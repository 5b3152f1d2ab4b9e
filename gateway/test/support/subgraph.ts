import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/http';
import { useServer as serve } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { eventStream } from '../../src/event-stream.js';

const PAGE =
  '@listSize(assumedSize: 50, slicingArguments: ["first"], sizedFields: ["nodes"], requireOneSlicingArgument: false)';
const LIST_SIZE =
  'directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean) on FIELD_DEFINITION';
const RANGE = 'directive @range(min: Int!, max: Int!) on ARGUMENT_DEFINITION';

/** The subgraph of the gateway's own tests: what a face can be tried with, and nothing of the hub's domain. */
const TYPES = `
  type Query {
    books(first: Int @range(min: 1, max: 500)): Books ${PAGE}
    greeting(name: String! = "world"): String
    node: Node
    "Answers when the test lets it."
    held: String
  }
  type Node { id: ID! node: Node name: String }
  type Mutation { add(amount: Int!): Int }
  type Subscription {
    "Counts up from the number after the first, as far as the second, then waits."
    ticks(from: Int! = 0, to: Int! = 3): Int
    "Texts of the given length, as fast as they are taken."
    flood(length: Int!): String
    "One book."
    added: Book
  }
  type Books { nodes: [Book!]! }
  type Book { title: String books(first: Int @range(min: 1, max: 500)): Books ${PAGE} }
`;

/** As it is composed. */
export const SUBGRAPH_SDL = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@listSize", "@composeDirective"])
  @link(url: "https://agreement-hub.org/spec/v1.0", import: ["@range"]) @composeDirective(name: "@range")
  ${RANGE} ${TYPES}`;

export interface TestSubgraph {
  readonly url: string;
  /** What came in, newest last. */
  readonly requests: { headers: NodeJS.Dict<string | string[]>; url: string }[];
  /** Resolves when a request waits at `held`. */
  waiting(): Promise<void>;
  /** Lets all that wait at `held` go on. */
  release(): void;
  /** Resolves when a request has been left by the gateway before it was answered. */
  left(): Promise<void>;
  /** Resolves when a subscription runs. */
  flowing(): Promise<void>;
  /** Resolves when no subscription runs any more. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a real subgraph server on a free port: HTTP and graphql-ws. */
export async function startSubgraph(): Promise<TestSubgraph> {
  const requests: TestSubgraph['requests'] = [];
  const streams = new Running();
  const arrived: (() => void)[] = [];
  let held: (() => void)[] = [];
  let waiting = 0;
  let total = 0;
  let isLeft = false;
  const leaving: (() => void)[] = [];
  const root: Record<string, object> = {
    greeting: ({ name }: { name: string }) => `Hello ${name}`,
    node: () => nodeOf(1),
    books: booksOf,
    held: () =>
      new Promise((resolve) => {
        held.push(() => resolve('let go'));
        waiting += 1;
        for (const tell of arrived.splice(0)) tell();
      }),
    add: ({ amount }: { amount: number }) => {
      total += amount;
      return total;
    },
    ticks: ({ from, to }: { from: number; to: number }) => stream(streams, from, to),
    flood: ({ length }: { length: number }) => flood(streams, length),
    added: () => added(streams),
  };
  const schema: GraphQLSchema = buildSchema(`${LIST_SIZE} ${RANGE} ${TYPES}`);
  const handle = createHandler({ schema, rootValue: root });
  const server = createServer((request, response) => {
    requests.push({ headers: request.headers, url: request.url ?? '' });
    response.once('close', () => {
      if (response.writableFinished) return;
      isLeft = true;
      for (const tell of leaving.splice(0)) tell();
    });
    void handle(request, response);
  });
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  const live = serve({ schema, roots: { query: root, mutation: root, subscription: root } }, sockets);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    requests,
    flowing: () => streams.when((count) => count > 0),
    quiet: () => streams.when((count) => count === 0),
    waiting: () => (waiting > 0 ? Promise.resolve() : new Promise((resolve) => arrived.push(resolve))),
    left: () => (isLeft ? Promise.resolve() : new Promise((resolve) => leaving.push(resolve))),
    release() {
      for (const go of held) go();
      held = [];
      waiting = 0;
    },
    async stop() {
      await live.dispose();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function nodeOf(depth: number): object {
  return { id: String(depth), name: `node ${depth}`, node: () => nodeOf(depth + 1) };
}

/** Refuses sizes out of its range, as services do. */
function booksOf({ first }: { first?: number | null }): object {
  const rows = first ?? 50;
  if (rows < 1 || rows > 500)
    throw new GraphQLError(`Expected "first" from 1 to 500, got ${rows}.`, OUT_OF_RANGE);
  return { nodes: () => Array.from({ length: rows }, (_, i) => bookOf(i)) };
}

const OUT_OF_RANGE = { extensions: { code: 'BAD_USER_INPUT' } };

function bookOf(number: number): object {
  return { title: `book ${number}`, books: booksOf };
}

function added(streams: Running): AsyncGenerator<{ added: object }> {
  let told = false;
  return counted(streams, async (ended) => {
    if (told) await ended;
    told = true;
    return { added: bookOf(0) };
  });
}

function stream(streams: Running, from: number, to: number): AsyncGenerator<{ ticks: number }> {
  let last = from;
  return counted(streams, async (ended) => {
    if (last >= to) await ended;
    last += 1;
    return { ticks: last };
  });
}

function flood(streams: Running, length: number): AsyncGenerator<{ flood: string }> {
  const text = 'x'.repeat(length);
  return counted(streams, async () => {
    await new Promise(setImmediate);
    return { flood: text };
  });
}

/** A stream that counts as running until it is returned, and whose waiting `next` ends then. */
function counted<Event>(
  streams: Running,
  next: (ended: Promise<void>) => Promise<Event>,
): AsyncGenerator<Event> {
  let end = () => {};
  let over = false;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  streams.change(1);
  return eventStream({
    async next() {
      if (over) return undefined;
      const event = await next(ended);
      return over ? undefined : { event };
    },
    async end() {
      if (!over) streams.change(-1);
      over = true;
      end();
    },
  });
}

/** The number of subscriptions that run. */
class Running {
  #count = 0;
  readonly #waiting = new Set<{ fits(count: number): boolean; go(): void }>();

  change(by: number): void {
    this.#count += by;
    for (const waiter of this.#waiting) {
      if (!waiter.fits(this.#count)) continue;
      this.#waiting.delete(waiter);
      waiter.go();
    }
  }

  async when(fits: (count: number) => boolean): Promise<void> {
    if (fits(this.#count)) return;
    await new Promise<void>((go) => this.#waiting.add({ fits, go }));
  }
}
